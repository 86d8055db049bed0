// Keys and clicks, and how the page begins.

// ---- keys ----

const toNextOpen = () => step(1, (index) => !data.findings[index].note && !decided(data.findings[index]));

function decide(status) {
  if (state.selected === null || data.findings[state.selected].note) return;
  act("status", state.selected, status);
  if (byId("advance").checked && decided(data.findings[state.selected])) toNextOpen();
}
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: toNextOpen,
  a: () => decide("accepted"),
  r: () => decide("false-positive"),
  i: () => decide("intended"),
  t: () => decide("todo"),
  n: () => state.selected !== null && !data.findings[state.selected].note && openNote(state.selected),
  c: () => state.selected !== null && !data.findings[state.selected].note && copy(state.selected),
  u: undo,
  w: () => setWhole(!state.whole),
  s: save,
  "/": () => {
    byId("panel").open = true;
    byId("search").focus();
  },
  "?": () => byId("help").showModal(),
  ...hooks.keys,
};

function undo() {
  const undone = decisions.undo();
  if (!undone.length) return say("Nothing to undo");
  repaint(...undone);
  select(fingerprints.get(undone[0]).find((index) => state.shown.has(index)) ?? state.selected);
  return say("Undone");
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape" && typing) {
    if (typing.id === "search") search("");
    if (typing.tagName === "TEXTAREA") rows.openNote(typing.closest("article"), Boolean(typing.value));
    if (state.selected !== null) rows.card(state.selected).focus({ preventScroll: true });
    else typing.blur();
    return;
  }
  const taken = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  if (taken || typing || document.querySelector("dialog[open]") || !byId("keys").checked) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

// ---- start ----

list.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  const card = event.target.closest("article");
  if (mark) {
    const first = mark.dataset.findings
      .split(" ")
      .map(Number)
      .find((index) => state.shown.has(index));
    if (first !== undefined) select(first);
  } else if (card && !event.target.closest("button, textarea, summary")) {
    select(Number(card.dataset.index), { scroll: false, focus: getSelection().isCollapsed });
  }
});

list.addEventListener("focusin", (event) => {
  const card = event.target.closest("article");
  const index = card ? Number(card.dataset.index) : null;
  if (card && index !== state.selected) select(index, { focus: false, scroll: false });
});

byId("map").addEventListener("click", (event) => {
  const box = byId("map").getBoundingClientRect();
  const bead = beadAt(data.beads, (event.clientX - box.left) / box.width);
  const distance = (index) => Math.abs((data.findings[index].bead ?? Infinity) - bead);
  const nearest = state.visible.reduce(
    (best, index) => (best === null || distance(index) < distance(best) ? index : best),
    null,
  );
  if (nearest !== null) select(nearest);
});

/** Show what holds a text; an empty one shows all again. */
function search(text) {
  if (byId("search").value !== text) byId("search").value = text;
  filters.text = text.trim().toLowerCase();
  render();
}

byId("search").addEventListener("input", () => search(byId("search").value));
byId("bulk-actions").append(
  ...[...ACTIONS, ["", "Take back"]].map(([status, label]) =>
    el("button", { type: "button", class: "chip", "data-bulk": status, click: () => decideAll(status) }, label),
  ),
);
byId("reset").addEventListener("click", () => {
  filters.initial();
  byId("search").value = "";
  state.revealed.clear();
  render();
});
byId("view-findings").addEventListener("click", () => setWhole(false));
byId("view-whole").addEventListener("click", () => setWhole(true));
byId("save").addEventListener("click", save);
byId("load").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", async () => {
  if (byId("file").files.length) await load(byId("file").files[0]);
  byId("file").value = "";
});
byId("help-open").addEventListener("click", () => byId("help").showModal());
byId("keys").addEventListener("change", () => memory.set("xlcheck:keys", byId("keys").checked ? "on" : "off"));
byId("advance").addEventListener("change", () => memory.set("xlcheck:advance", byId("advance").checked ? "on" : "off"));
byId("reviewer").addEventListener("change", () => memory.set("xlcheck:reviewer", byId("reviewer").value.trim()));
addEventListener("beforeprint", () => more(Infinity));
addEventListener("beforeunload", (event) => {
  if (!decisions.saved && !memory.works) event.preventDefault();
});

startTheme();
byId("keys").checked = memory.get("xlcheck:keys") !== "off";
byId("advance").checked = memory.get("xlcheck:advance") === "on";
byId("reviewer").value = memory.get("xlcheck:reviewer") || "";
byId("panel").open = matchMedia("(min-width: 900px)").matches;
drawDocuments();
render();
