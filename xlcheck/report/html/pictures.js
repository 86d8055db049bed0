// The pictures: where in the document the findings lie, and what the alignment covers.

const WIDTH = 1000;
const HEIGHT = 24;
const BINS = 125; // columns of the strip where ticks would run into each other
const CROWDED = 4;
const LAYERS = ["decided", "info", "minor", "major", "critical"];
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

/** The document from its beginning (left) to its end: findings as ticks, below them what has no counterpart.

Where more findings lie at one place than can be told apart, the height of the strip shows how many there are. */
class Strip {
  constructor(beads, uncertain, findings) {
    this.at = offsets(beads);
    this.findings = findings.filter((f) => f.bead !== null && !f.note);
    this.all = findings.filter((f) => !f.note);
    this.bands = [];
    beads.forEach((bead, i) => {
      const kind = alignmentKind(bead, uncertain.has(i));
      if (kind === "one to one" || kind === "several sentences") return;
      const width = Math.max(1.5, this.at[i + 1] - this.at[i]).toFixed(1);
      this.bands.push({ x: this.at[i].toFixed(1), width, y: 21, height: 3, class: kind.replace(" ", "-") });
    });
    const counts = new Map();
    for (const f of this.findings) counts.set(this.bin(f), (counts.get(this.bin(f)) ?? 0) + 1);
    this.most = Math.max(0, ...counts.values());
    this.dense = this.findings.length > BINS && this.most > CROWDED;
  }

  middle(bead) {
    return (this.at[bead] + this.at[bead + 1]) / 2;
  }

  bin(f) {
    return Math.min(BINS - 1, Math.floor((this.middle(f.bead) / WIDTH) * BINS));
  }

  draw(decided) {
    const open = this.all.filter((f) => !decided(f)).length;
    const label = `Where the findings lie from the beginning to the end of the text; ${open} without a decision`;
    return el(
      "svg:svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": label },
      el("svg:path", { class: "axis", d: `M0 20.5h${WIDTH}` }),
      ...this.bands.map((band) => el("svg:rect", band)),
      ...(this.dense ? this.columns(decided) : this.ticks(decided)),
      el("svg:path", { class: "here", d: "" }),
    );
  }

  ticks(decided) {
    const ticks = Object.fromEntries(LAYERS.map((name) => [name, []]));
    for (const f of this.findings) {
      ticks[decided(f) ? "decided" : f.severity].push(`M${this.middle(f.bead).toFixed(1)} 20v-${HEIGHTS[f.severity]}`);
    }
    return LAYERS.map((name) => el("svg:path", { class: `tick ${name}`, d: ticks[name].join("") }));
  }

  /** Columns as high as there are findings, the gravest at the bottom. */
  columns(decided) {
    const stacks = Array.from({ length: BINS }, () => ({}));
    for (const f of this.findings) {
      const stack = stacks[this.bin(f)];
      const name = decided(f) ? "decided" : f.severity;
      stack[name] = (stack[name] ?? 0) + 1;
    }
    const width = WIDTH / BINS;
    const paths = Object.fromEntries(LAYERS.map((name) => [name, []]));
    stacks.forEach((stack, i) => {
      let base = 20;
      for (const name of [...LAYERS].reverse()) {
        if (!stack[name]) continue;
        const height = (20 * stack[name]) / this.most;
        paths[name].push(`M${(i * width).toFixed(1)} ${base.toFixed(2)}h${(width * 0.8).toFixed(2)}v-${height.toFixed(2)}h-${(width * 0.8).toFixed(2)}z`);
        base -= height;
      }
    });
    return LAYERS.map((name) => el("svg:path", { class: `column ${name}`, d: paths[name].join("") }));
  }

  /** Return the path of the line where a finding is; an empty one without a place. */
  here(finding) {
    return finding && finding.bead !== null ? `M${this.middle(finding.bead).toFixed(1)} 0v24` : "";
  }
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
