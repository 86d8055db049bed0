// The English is edited where it stands. What is put in is checked at once.

const passagesOf = (bead) => data.app.passages[bead] ?? [data.beads[bead][1]];

hooks.row = (row, bead) => {
  const side = row.querySelectorAll(".side")[1];
  if (!side) return;
  if (data.app.edited.includes(bead)) row.querySelector(".gutter").append(el("span", { class: "weak changed" }, "changed"));
  const missing = !passagesOf(bead).length;
  const label = side.classList.contains("empty") ? "Add a translation" : "Edit";
  const button = el(
    "button",
    { type: "button", class: "edit", "aria-label": `${label}, pair ${data.beads[bead][6]}`, click: () => edit(bead) },
    el("span", { "aria-hidden": "true" }, "✎ "),
    label,
  );
  if (missing) return;
  side.append(button);
  side.addEventListener("dblclick", (event) => !event.target.closest("form") && edit(bead));
};

hooks.card = (card, index) => {
  const finding = data.findings[index];
  if (finding.note || !canPut(finding)) return;
  const put = el("button", { type: "button", class: "put", title: "Put the suggestion in (p)", click: () => putIn(index) }, "Put it in");
  card.querySelector(".suggestion")?.append(" ", put);
};

hooks.keys.e = () => {
  const bead = state.selected === null ? null : data.findings[state.selected].bead;
  if (bead !== null) edit(bead);
};
hooks.keys.p = () => state.selected !== null && canPut(data.findings[state.selected]) && putIn(state.selected);
hooks.keys.z = () => undoEdit();

/** Tell whether the suggestion of a finding can take the place of its words. */
function canPut(finding) {
  if (!finding.suggestion || finding.bead === null || finding.target.length !== 1) return false;
  const [bead, start, end] = finding.target[0];
  return bead === finding.bead && start < end && passagesOf(bead).length === 1 && passagesOf(bead)[0] === data.beads[bead][1];
}

function putIn(index) {
  const { suggestion, target, bead } = data.findings[index];
  const [, start, end] = target[0];
  const text = data.beads[bead][1];
  return changed(bead, [text.slice(0, start) + suggestion + text.slice(end)]);
}

/** Show fields in the place of the English of a pair. */
async function edit(bead) {
  const { whyNot } = data.app.works[documentOf(bead)];
  if (whyNot) return goOnAsText(bead, whyNot);
  const row = attached(bead);
  const side = row.querySelectorAll(".side")[1];
  const open = row.querySelector("form.editing textarea");
  if (open) return open.focus();
  if (!side || !passagesOf(bead).length) return;
  const number = data.beads[bead][6];
  const texts = passagesOf(bead);
  const areas = texts.map((text, i) => {
    const part = texts.length > 1 ? `, part ${i + 1} of ${texts.length}` : "";
    const area = el("textarea", { lang: "en", spellcheck: "true", rows: 2, "aria-label": `English of pair ${number}${part}` });
    area.value = text;
    return area;
  });
  const said = el("p", { class: "wrong", role: "alert" });
  const end = () => {
    form.remove();
    side.classList.remove("open");
    const card = state.selected === null ? null : rows.card(state.selected);
    (card?.isConnected && row.contains(card) ? card : side.querySelector(".edit")).focus({ preventScroll: true });
  };
  const put = async () => {
    try {
      await changed(bead, areas.map((area) => area.value));
    } catch (error) {
      said.textContent = error.message;
    }
  };
  const form = el(
    "form",
    { class: "editing", submit: (event) => { event.preventDefault(); put(); } },
    ...areas,
    said,
    el("button", { type: "submit", class: "primary" }, "Check again"),
    el("button", { type: "button", click: end }, "Cancel"),
    el("span", { class: "hint" }, "Ctrl+Enter"),
  );
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) put();
    else return event.stopPropagation();
    event.preventDefault();
    return event.stopPropagation();
  });
  side.classList.add("open");
  side.append(form);
  for (const area of areas) area.style.minHeight = `${Math.min(400, area.scrollHeight + 4)}px`;
  areas[0].focus({ preventScroll: true });
  const [first] = data.findings[state.selected]?.target ?? [];
  if (texts.length === 1 && first?.[0] === bead) areas[0].setSelectionRange(first[1], first[2]);
  reveal(row, form);
}

/** Put texts in the place of the passages of a pair, check again, and say what came of it. */
function changed(bead, texts) {
  const document = documentOf(bead);
  const { from } = data.documents[document];
  return working("Checking again", async () => {
    let fresh = null;
    const before = passagesOf(bead);
    // The last one first: what stands before it keeps its place.
    for (let passage = texts.length - 1; passage >= 0; passage -= 1) {
      if (texts[passage] === before[passage]) continue;
      const { revision } = (fresh ?? data).app;
      fresh = await call("/edit", { revision, document, bead: bead - from, passage, text: texts[passage] });
    }
    if (!fresh || fresh.app.revision === data.app.revision) {
      rows.rows.get(bead)?.querySelector("form.editing")?.querySelector("button[type=button]").click();
      return say("Nothing was changed");
    }
    live.unsaved = true;
    const { gone, added } = take(fresh, { from: bead });
    told(`Pair ${data.beads[bead][6]} changed and checked: ${counted(gone, "finding")} less, ${added.toLocaleString("en")} new.`);
    focusOn(bead);
  });
}

function focusOn(bead) {
  if (state.selected !== null) rows.card(state.selected).focus({ preventScroll: true });
  else attached(bead).querySelector(".edit")?.focus({ preventScroll: true });
}

function undoEdit() {
  const at = documentAt();
  const { works } = data.app;
  const document = works[at]?.edits ? at : works.findIndex(({ edits }) => edits);
  if (document < 0) return say("No change of the text to take back");
  return working("Taking back", async () => {
    take(await call("/undo", { revision: data.app.revision, document }));
    live.unsaved = data.app.works.some(({ edits }) => edits);
    drawApp();
    told("The last change of the text is taken back.");
  });
}

/** A format that cannot be changed: go on with its text, if the person wants that. */
async function goOnAsText(bead, whyNot) {
  const going = await ask(`${whyNot} You can go on with its text, which is then saved as a text file (.txt).`, "Go on with the text");
  if (!going) return;
  const document = documentOf(bead);
  await working("Reading the text", async () => {
    take(await call("/as-text", { revision: data.app.revision, document }), { from: bead });
    notice("This is the text of the document now. It is saved as a text file.");
  });
}
