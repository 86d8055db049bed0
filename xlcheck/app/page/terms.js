// Entries for the glossary, from a finding or from what is marked in the texts.

const chosenText = { zh: "", en: "" };

/** Remember what is marked in the texts: of both sides, the last. */
function remember() {
  const chosen = getSelection();
  const text = chosen.toString().trim();
  const at = chosen.anchorNode;
  const side = (at?.nodeType === Node.ELEMENT_NODE ? at : at?.parentElement)?.closest(".text");
  if (text && side) chosenText[side.lang] = text.slice(0, 200);
}

document.addEventListener("selectionchange", remember);

hooks.keys.g = () => openTerm();

function openTerm() {
  remember();
  const finding = state.selected === null ? null : data.findings[state.selected];
  const words = (side) => {
    const [bead, start, end] = finding?.[side][0] ?? [];
    return bead === undefined || !/^(?:TRM|NAM|CON)/u.test(finding.code) ? "" : data.beads[bead][side === "source" ? 0 : 1].slice(start, end);
  };
  const { name, where } = data.app.terms;
  byId("term-where").replaceChildren(
    ...plain(where ? `Written to ${where}.` : `Written to a new glossary, ${name}, which you save with the rest.`),
  );
  byId("term-zh").value = chosenText.zh || finding?.term || words("source");
  byId("term-en").value = chosenText.en || (words("source") && finding.suggestion) || words("target");
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
      Object.assign(chosenText, { zh: "", en: "" });
      byId("term").close();
      told(`${entry.zh} is in ${data.app.terms.name}; checked again: ${counted(gone, "finding")} less, ${added} new.`);
    });
  } catch (error) {
    byId("term-said").textContent = error.message;
  }
});
