// New data in the place of the old: after a change, everything that a person has done stays.

/** Show new data, with the decisions, the filters, what is selected and where the page is as they were. */
function take(fresh, { from = null } = {}) {
  const before = { data, pressed: filters.pressed, text: filters.text, selected: state.selected };
  const old = before.selected === null ? null : data.findings[before.selected];
  for (const [fingerprint, decision] of decisions.map) live.shelved.set(fingerprint, decision);
  if (from !== null) state.revealed.add(from);
  const anchor = from === null ? null : rows.rows.get(from);
  const top = anchor?.isConnected ? anchor.getBoundingClientRect().top : null;
  data = fresh;
  build();
  carryDecisions(before.data);
  if (decisions.map.size) keepDecisions();
  Object.assign(filters, { pressed: before.pressed, text: before.text });
  state.selected = null;
  state.lit.length = 0;
  drawDocuments();
  render();
  drawApp();
  const next = nearest(old);
  if (next !== null) {
    select(next, { focus: false, scroll: top === null });
    state.last = next;
  }
  if (top !== null) {
    const row = attached(from);
    for (let turn = 0; turn < 3; turn += 1) scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" });
  }
  return gone(before.data, fresh);
}

/** Take over decisions: by what identifies a finding, or, where its sentence was changed, by what it says of it. */
function carryDecisions(old) {
  const said = (f) => [f.code, f.document, f.bead, f.message].join("\n");
  const known = new Map();
  for (const f of old.findings) {
    const decision = live.shelved.get(f.fingerprint);
    if (decision) known.set(said(f), decision);
  }
  for (const f of takers) {
    const decision = live.shelved.get(f.fingerprint) ?? known.get(said(f));
    if (decision) decisions.map.set(f.fingerprint, decision);
  }
}

/** Return how many findings are no more, and how many are new. */
function gone(old, fresh) {
  const count = (findings) => {
    const counts = new Map();
    for (const f of findings) {
      const key = f.note ? null : `${f.code}\n${f.document}\n${f.message}`;
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const [before, after] = [count(old.findings), count(fresh.findings)];
  const more = (one, other) => [...one].reduce((sum, [key, n]) => sum + Math.max(0, n - (other.get(key) ?? 0)), 0);
  return { gone: more(before, after), added: more(after, before) };
}

/** Return the finding that is selected after a change: the same one, or else the next one that is shown. */
function nearest(old) {
  if (!old || !state.visible.length) return null;
  const same = state.visible.find((index) => {
    const { fingerprint, document } = data.findings[index];
    return fingerprint === old.fingerprint && document === old.document;
  });
  if (same !== undefined) return same;
  const alike = state.visible.find((index) => {
    const { code, document, bead } = data.findings[index];
    return code === old.code && document === old.document && bead === old.bead;
  });
  if (alike !== undefined) return alike;
  const bead = old.bead ?? 0;
  return state.visible.find((index) => (data.findings[index].bead ?? 0) >= bead) ?? state.visible.at(-1);
}

/** Draw what depends on the state of the texts: what can be taken back and saved. */
function drawApp() {
  const { works } = data.app;
  byId("undo-edit").disabled = !works.some(({ edits }) => edits);
  byId("saving-open").classList.toggle("unsaved", live.unsaved);
}
