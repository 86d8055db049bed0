// What a person does: decide, note, visit, save, load; and what the page answers.

/** What a person does to a finding: give or take back a status, open the note, or type in it. */
function act(what, index, value) {
  const { fingerprint } = data.findings[index];
  if (what === "note") return openNote(index);
  if (what === "copy") return copy(index);
  if (what === "go") return visit(index, value);
  if (what === "status") {
    const status = decisions.get(fingerprint).status === value ? "" : value;
    decisions.set(fingerprint, { status });
    if (index !== state.selected) select(index, { focus: false, scroll: false });
    repaint(fingerprint);
    const { done, all } = progress();
    return say(`${status ? STATUSES[status] : "Decision taken back"}. ${done} of ${all} decided.`);
  }
  decisions.set(fingerprint, { note: value });
  fingerprints.get(fingerprint).forEach((same) => rows.paint(same));
  return drawSave();
}

/** Show a bead where a finding has another place, with its marks lit. */
function visit(index, bead) {
  state.revealed.add(bead);
  render();
  select(index, { focus: false, scroll: false });
  const row = attached(bead);
  light(row, index);
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  reveal(row, row);
}

function openNote(index) {
  const card = rows.card(index);
  const area = card.querySelector("textarea");
  if (!area.hidden && !area.value && document.activeElement === area) return rows.openNote(card, false);
  if (index !== state.selected) select(index, { focus: false, scroll: false });
  rows.openNote(card, true);
  area.focus({ preventScroll: true });
  return reveal(card.closest("li"), card);
}

/** Put the words of a finding on the clipboard, without marks, for Find in the program that the text is written in. */
async function copy(index) {
  const words = rows.wordsOf(index);
  try {
    await navigator.clipboard.writeText(words);
    notice(`Copied: ${words}`);
  } catch {
    prompt("This browser copies nothing for a page from a file. Copy the words here:", words);
  }
}

/** Give all findings that the filters show one status. */
function decideAll(status) {
  const shown = state.visible.filter((index) => !data.findings[index].note);
  const many = new Set(shown.map((index) => data.findings[index].fingerprint));
  decisions.setAll(many, status);
  repaint(...many);
  notice(`${counted(shown.length, "finding")}: ${status ? STATUSES[status] : "no decision"}. Undo with the key u.`);
}

/** Bring all that shows a decision up to date; the list itself stays as it is until a filter changes. */
function repaint(...changed) {
  for (const fingerprint of changed) {
    for (const index of fingerprints.get(fingerprint) ?? []) if (!data.findings[index].note) rows.paint(index);
  }
  filters.draw();
  drawState();
  if (!memory.works)
    notice("This browser keeps nothing for this page: save the decisions as a file before you close it.");
}

/** Return what the file of decisions says of a finding, for whoever reads it. */
function described({ code, bead, document, message, places }) {
  const [source, target] = bead === null ? ["", ""] : data.beads[bead];
  const files = data.documents[document] ?? { source: places[0], target: places[1] };
  const path = target || !files.source ? files.target : files.source;
  return { code, message, path, source, target };
}

function save() {
  const blob = new Blob([decisions.file(data.signature, digest, byId("reviewer").value.trim(), described)], { type: "application/json" });
  const name = data.documents.length === 1 ? baseName(data.documents[0].target) : "review";
  const link = el("a", { href: URL.createObjectURL(blob), download: `${name}.decisions.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  decisions.saved = true;
  drawState();
  notice(`${counted(decisions.map.size, "decision")} saved as ${name}.decisions.json.`);
}

async function load(file) {
  try {
    const { taken, foreign } = decisions.load(await file.text());
    for (const index of rows.cards.keys()) if (!data.findings[index].note) rows.paint(index);
    render();
    const rest = foreign ? ` ${counted(foreign, "decision")} about findings that are not in this report left out.` : "";
    notice(`${counted(taken, "decision")} loaded.${rest}`);
  } catch (error) {
    notice(`${file.name} is no file of decisions: ${error.message}`);
  }
}

// ---- messages and display ----

const baseName = (path) => path.split(/[\\/]/).at(-1) || path;

const say = (text) => (byId("live").textContent = text);

function notice(text) {
  byId("notice").hidden = !text;
  byId("notice").replaceChildren(
    text,
    el("button", { type: "button", "aria-label": "Dismiss", click: () => notice("") }, "✕"),
  );
}

function setWhole(whole) {
  state.whole = whole;
  byId("view-whole").setAttribute("aria-pressed", String(whole));
  byId("view-findings").setAttribute("aria-pressed", String(!whole));
  render();
  if (state.selected !== null) select(state.selected, { focus: false });
}
