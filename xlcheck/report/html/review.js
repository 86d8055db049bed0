// The page: what is shown and what is selected.

const holder = document.getElementById("data");
let data = JSON.parse(holder.textContent);
const digest = holder.dataset.digest;
const byId = (id) => document.getElementById(id);
const list = byId("list");
const BATCH = 150; // rows that are put into the page at once; the others follow while the browser is idle
const CONTEXT = 10; // pairs that a gap opens at a time

let takers, fingerprints, decisions, rows, filters, map;
build();
const state = {
  whole: false,
  selected: null,
  last: -1,
  visible: [],
  revealed: new Set(),
  entries: [],
  next: 0,
  idle: 0,
  drawing: 0,
  lit: [],
};

/** Make what depends on the data. */
function build() {
  takers = data.findings.filter((f) => !f.note);
  fingerprints = Map.groupBy(data.findings.keys(), (index) => data.findings[index].fingerprint);
  decisions = new Decisions(`xlcheck:review:${digest}`, takers);
  rows = new Rows(data, decisions, act);
  filters = new Filters(data, decisions, render);
  map = new Strip(data.beads, rows.uncertain, data.findings);
}

const decided = (finding) => Boolean(decisions.get(finding.fingerprint).status);
const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));
const never = window.cancelIdleCallback ?? clearTimeout;

// ---- what is shown ----

/** Show the rows that the filters let through. */
function render() {
  const passing = [...data.findings.keys()].filter((index) => filters.passes(index));
  const shown = new Set(passing);
  state.visible = passing;
  state.shown = shown;
  put(entries(passing));
  if (state.selected !== null && !shown.has(state.selected)) select(null);
  filters.draw();
  drawState();
  sayCount();
}

/** Return what stands in the list: names of rows, headings {document}, and gaps {from, to}. */
function entries(passing) {
  const wanted = new Set(passing.map((index) => rowOf(data.findings[index])));
  const found = data.documents.flatMap((document, number) => {
    const inside = entriesOf(document, number, wanted);
    const headed = data.documents.length > 1 || document.remarks.length;
    return headed && (inside.length || state.whole) ? [{ document: number }, ...inside] : inside;
  });
  return wanted.has("file null") ? [...found, "file null"] : found;
}

function entriesOf(document, number, wanted) {
  const found = wanted.has(`file ${number}`) ? [`file ${number}`] : [];
  let gap = null;
  for (let bead = document.from; bead < document.to; bead += 1) {
    const show = wanted.has(bead) || state.revealed.has(bead) || (state.whole && filters.beadFound(bead));
    if (show) {
      found.push(bead);
      gap = null;
    } else if (gap) gap.to = bead;
    else if (document.whole) found.push((gap = { from: bead, to: bead, last: document.to - 1 }));
  }
  return found.some((entry) => typeof entry !== "object") ? found : [];
}

/** Put entries into the list: the first ones now, the others bit by bit. */
function put(found) {
  never(state.idle);
  state.entries = found;
  state.next = 0;
  list.replaceChildren();
  more(BATCH);
}

function more(count) {
  const isRow = (at) => at in state.entries && typeof state.entries[at] !== "object";
  const batch = [];
  for (; batch.length < count && state.next < state.entries.length; state.next += 1) {
    const entry = state.entries[state.next];
    const node = isRow(state.next) ? shownRow(entry) : headingOrGap(entry);
    // Rows that touch each other look like one sheet with round corners.
    node.classList.toggle("first", isRow(state.next) && !isRow(state.next - 1));
    node.classList.toggle("last", isRow(state.next) && !isRow(state.next + 1));
    batch.push(node);
  }
  list.append(...batch);
  if (state.next < state.entries.length) state.idle = later(() => more(BATCH));
}

function headingOrGap(entry) {
  return "document" in entry ? rows.heading(entry.document) : gapRow(entry);
}

function shownRow(name) {
  const row = rows.row(name);
  const findings = rows.byRow.get(name) ?? [];
  for (const index of findings) rows.card(index).hidden = !state.shown.has(index);
  row.querySelector(".findings")?.classList.toggle("none", !findings.some((index) => state.shown.has(index)));
  rows.light(row, state.shown);
  return row;
}

function gapRow(gap) {
  const size = gap.to - gap.from + 1;
  const open = () => {
    const near = gap.to === gap.last ? gap.from : Math.max(gap.from, gap.to - CONTEXT + 1);
    for (let bead = near; bead <= Math.min(gap.to, near + CONTEXT - 1); bead += 1) state.revealed.add(bead);
    const top = scrollY - document.documentElement.scrollHeight;
    render();
    rows.row(near).tabIndex = -1;
    rows.row(near).focus({ preventScroll: true });
    if (gap.to !== gap.last) scrollTo({ top: top + document.documentElement.scrollHeight, behavior: "instant" });
  };
  return el(
    "li",
    { class: "gap" },
    el(
      "button",
      { type: "button", click: open, title: "Show pairs of sentences before the next finding" },
      `${counted(size, "pair")} not shown`,
    ),
  );
}

function sayCount() {
  const pairs = counted(
    data.documents.reduce((sum, document) => sum + document.beads, 0),
    "pair",
  );
  const notes = state.visible.filter((index) => data.findings[index].note).length;
  const shown = state.visible.length - notes;
  const all = `${counted(takers.length, "finding")} in ${pairs} of sentences`;
  let text = shown === takers.length ? all : `${shown.toLocaleString("en")} of ${all}`;
  if (!takers.length) text = `No findings in ${pairs} of sentences.`;
  else if (!state.visible.length) text = `No finding passes these filters. ${all} in all.`;
  byId("count").textContent = text;
  byId("bulk-text").textContent = shown ? `${counted(shown, "finding")} with these filters:` : "No finding is shown.";
  for (const button of byId("bulk-actions").children) button.disabled = !shown;
}

/** Return how many of the findings that the choice of the gate lets through have a decision. */
function progress() {
  const gate = filters.pressed.gate;
  const wanted = takers.filter((f) => !gate.size || gate.has(filters.value("gate", f)));
  return { done: wanted.filter(decided).length, all: wanted.length };
}

/** Draw what depends on the decisions and on the selection: progress and map. */
function drawState() {
  const { done, all } = progress();
  byId("progress").max = all || 1;
  byId("progress").value = done;
  byId("progress-text").textContent = all ? `${done} of ${all} decided` : "Nothing to decide";
  drawSave();
  // The strip has a tick for each finding: it is drawn once for all that happens at one time.
  state.drawing ||= requestAnimationFrame(() => {
    state.drawing = 0;
    byId("map").replaceChildren(map.draw(decided));
    drawHere();
  });
}

/** Draw where in the text the selected finding is. */
function drawHere() {
  const selected = state.selected === null ? null : data.findings[state.selected];
  byId("map").firstElementChild?.querySelector(".here")?.setAttribute("d", map.here(selected));
}

/** Draw what is said of the documents: their names, and how their sentences are aligned. */
function drawDocuments() {
  const only = data.documents.length === 1 ? data.documents[0] : null;
  byId("documents").replaceChildren(
    ...(only ? arrowed(only.source, only.target, baseName) : [counted(data.documents.length, "pair") + " of files"]),
  );
  byId("view-whole").disabled = !data.documents.some((document) => document.whole);
  byId("signature").replaceChildren(...plain(data.signature));
  const aligned = data.documents.filter((document) => document.whole && !document.bilingual);
  byId("alignment").parentElement.hidden = !aligned.length;
  byId("alignment").replaceChildren(
    ...drawAlignment(
      aligned.flatMap(({ from, to }) =>
        data.beads.slice(from, to).map((bead, i) => alignmentKind(bead, rows.uncertain.has(from + i))),
      ),
    ),
  );
}

function drawSave() {
  byId("save").classList.toggle("unsaved", !decisions.saved);
  byId("save").disabled = decisions.saved && !decisions.map.size;
}

// ---- what is selected ----

function select(index, { focus = true, scroll = true } = {}) {
  for (const old of state.lit.splice(0)) old.classList.remove("current", "on");
  if (state.selected !== null && rows.cards.has(state.selected)) rows.card(state.selected).tabIndex = -1;
  state.selected = index;
  if (index !== null) {
    state.last = index;
    const row = attached(rowOf(data.findings[index]));
    const card = rows.card(index);
    card.tabIndex = 0;
    card.classList.add("current");
    row.classList.add("current");
    state.lit.push(card, row);
    for (const bead of rows.beadsOf(index)) if (rows.rows.has(bead)) light(rows.rows.get(bead), index);
    if (focus) card.focus({ preventScroll: true });
    if (scroll) reveal(row, card);
  }
  drawHere();
}

/** Return a row that stands in the page, if its entry is in the list at all. */
function attached(name) {
  const row = rows.row(name);
  while (state.next < state.entries.length && !row.isConnected) more(BATCH);
  return row;
}

/** Give the marks of a finding in a row the look of the selected one. */
function light(row, index) {
  for (const mark of row.querySelectorAll("mark")) {
    const on = mark.dataset.findings.split(" ").includes(String(index));
    mark.classList.toggle("on", on);
    if (on) state.lit.push(mark);
  }
}

/** Scroll so that the sentences and the card are both in view below the header; the card, if both have no room. */
function reveal(row, card) {
  const top = byId("map").closest("header").getBoundingClientRect().bottom + 8;
  for (let turn = 0; turn < 3; turn += 1) {
    const [from, to] = [row.getBoundingClientRect().top, card.getBoundingClientRect().bottom];
    const room = innerHeight - top - 16;
    let by = 0;
    if (to - from > room) by = to - innerHeight + 16;
    else if (from < top || to > innerHeight - 16) by = from - top - (room - (to - from)) / 3;
    if (Math.abs(by) < 2) return;
    scrollBy({ top: by, behavior: "instant" }); // rows that come into view take their real height: look again
  }
}

function step(by, wanted = () => true) {
  const order = by > 0 ? state.visible : [...state.visible].reverse();
  const next = order.find((index) => (index - state.last) * by > 0 && wanted(index));
  if (next !== undefined) select(next);
  else say(by > 0 ? "No further finding below" : "No further finding above");
}
