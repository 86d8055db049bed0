// Entries for the glossary, from a finding or from what is marked in the texts.

const marked_ = { zh: "", en: "" };

document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  const text = chosen.toString().trim();
  const side = chosen.anchorNode?.parentElement?.closest(".text");
  if (text && side) marked_[side.lang] = text.slice(0, 200);
});

hooks.keys.g = () => openTerm();

function openTerm() {
  const finding = state.selected === null ? null : data.findings[state.selected];
  const words = (side) => {
    const [bead, start, end] = finding?.[side][0] ?? [];
    return bead === undefined || !/^(?:TRM|NAM|CON)/u.test(finding.code) ? "" : data.beads[bead][side === "source" ? 0 : 1].slice(start, end);
  };
  const { name, where } = data.app.terms;
  byId("term-where").replaceChildren(
    ...plain(where ? `Written to ${where}.` : `Written to a new glossary, ${name}, which you save with the rest.`),
  );
  byId("term-zh").value = marked_.zh || finding?.term || words("source");
  byId("term-en").value = marked_.en || (words("source") && finding.suggestion) || words("target");
  for (const id of ["term-variants", "term-forbidden", "term-note"]) byId(id).value = "";
  byId("term-said").textContent = "";
  byId("term").showModal();
  byId(byId("term-zh").value ? "term-en" : "term-zh").focus();
}

byId("term-open").addEventListener("click", openTerm);
byId("term-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const entry = Object.fromEntries(["zh", "en", "variants", "forbidden", "note"].map((id) => [id, byId(`term-${id}`).value]));
  try {
    await working("Checking again with the new entry", async () => {
      const { gone, added } = take(await call("/term", { revision: data.app.revision, entry }));
      Object.assign(marked_, { zh: "", en: "" });
      byId("term").close();
      notice(`${entry.zh} is in ${data.app.terms.name}; checked again: ${counted(gone, "finding")} less, ${added} new.`);
    });
  } catch (error) {
    byId("term-said").textContent = error.message;
  }
});
