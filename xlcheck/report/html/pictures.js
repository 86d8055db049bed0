// The pictures: where in the document the findings lie, and what the alignment covers.

const WIDTH = 1000;
const HEIGHT = 24;
const HEIGHTS = { critical: 20, major: 15, minor: 10, info: 6 };

/** Return for each bead where it begins, from 0 to WIDTH, by the length of the text; one entry more than beads. */
function offsets(beads) {
  const ends = [0];
  for (const [source, target] of beads) ends.push(ends.at(-1) + 2 * source.length + target.length + 1);
  const scale = WIDTH / (ends.at(-1) || 1);
  return ends.map((end) => end * scale);
}

const KINDS = ["one to one", "several sentences", "Chinese only", "English only", "not compared"];

/** Return how a bead is aligned. */
function alignmentKind([, , , , source, target], uncertain) {
  if (uncertain) return "not compared";
  if (!target) return "Chinese only";
  if (!source) return "English only";
  return source === 1 && target === 1 ? "one to one" : "several sentences";
}

/** Draw the document from its beginning (left) to its end: findings as ticks, below them what has no counterpart. */
function drawMap(beads, uncertain, findings, decided, selected) {
  const at = offsets(beads);
  const middle = (bead) => (at[bead] + at[bead + 1]) / 2;
  const ticks = Object.fromEntries([...SEVERITIES, "decided"].map((name) => [name, []]));
  for (const f of findings) {
    if (f.bead === null || f.note) continue;
    ticks[decided(f) ? "decided" : f.severity].push(`M${middle(f.bead).toFixed(1)} 20v-${HEIGHTS[f.severity]}`);
  }
  const bands = [];
  beads.forEach((bead, i) => {
    const kind = alignmentKind(bead, uncertain.has(i));
    if (kind === "one to one" || kind === "several sentences") return;
    const size = { x: at[i].toFixed(1), width: Math.max(1.5, at[i + 1] - at[i]).toFixed(1), y: 21, height: 3 };
    bands.push(el("svg:rect", { ...size, class: kind.replace(" ", "-") }));
  });
  const open = findings.filter((f) => !f.note && !decided(f)).length;
  return el(
    "svg:svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": `Where the findings lie from the beginning to the end of the text; ${open} without a decision`,
    },
    el("svg:path", { class: "axis", d: `M0 20.5h${WIDTH}` }),
    ...bands,
    ...["decided", "info", "minor", "major", "critical"].map((s) =>
      el("svg:path", { class: `tick ${s}`, d: ticks[s].join("") }),
    ),
    selected && selected.bead !== null
      ? el("svg:path", { class: "here", d: `M${middle(selected.bead).toFixed(1)} 0v24` })
      : null,
  );
}

/** Return the bead at a share of the width of the map. */
function beadAt(beads, share) {
  const at = offsets(beads);
  const found = at.findIndex((x) => x > share * WIDTH);
  return found < 0 ? beads.length - 1 : Math.max(0, found - 1);
}

/** Draw the coverage of the alignment, given the kind of every bead, as one bar and its legend. */
function drawAlignment(all) {
  const kinds = KINDS.map((kind) => [kind, all.filter((other) => other === kind).length]).filter(([, count]) => count);
  const total = all.length || 1;
  let x = 0;
  const bars = kinds.map(([kind, count]) => {
    const width = (count / total) * 100;
    const bar = el("svg:rect", { class: kind.replaceAll(" ", "-"), x: `${x}%`, width: `${width}%`, y: 0, height: 10 });
    x += width;
    return bar;
  });
  const label = kinds.map(([kind, count]) => `${kind}: ${count}`).join(", ");
  const legend = kinds.map(([kind, count]) =>
    el(
      "li",
      {},
      el(
        "svg:svg",
        { class: "key", viewBox: "0 0 10 10", "aria-hidden": "true" },
        el("svg:rect", { class: kind.replaceAll(" ", "-"), width: 10, height: 10, rx: 2 }),
      ),
      el("span", {}, kind),
      el("span", { class: "number" }, `${count.toLocaleString("en")} · ${share(count, total)}`),
    ),
  );
  return [
    el(
      "svg:svg",
      { class: "coverage", width: "100%", height: 10, role: "img", "aria-label": `Pairs of sentences, ${label}` },
      ...bars,
    ),
    el("ul", { class: "legend" }, ...legend),
  ];
}

function share(count, total) {
  const percent = (100 * count) / total;
  return percent > 0 && percent < 1 ? "<1%" : `${Math.round(percent)}%`;
}
