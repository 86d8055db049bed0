// Which findings are shown. In a group where nothing is pressed, everything passes.

const GROUPS = {
  status: {
    of: (f, status) => status || "open",
    values: ["open", ...Object.keys(STATUSES)],
    labels: { open: "Open", ...STATUSES },
  },
  gate: {
    of: (f) => (f.gate ? "at" : "below"),
    values: ["at", "below"],
    labels: { at: "Counts", below: "Needs a look" },
  },
  severity: { of: (f) => f.severity, values: SEVERITIES },
  confidence: { of: (f) => f.confidence, values: CONFIDENCES },
  code: { of: (f) => f.code },
};

class Filters {
  constructor(data, decisions, changed) {
    Object.assign(this, { data, decisions, changed });
    this.text = "";
    this.haystacks = data.findings.map((f) => this.haystack(f).toLowerCase());
    this.initial();
  }

  /** What counts for the exit code comes first; everything, where nothing does. */
  initial() {
    this.pressed = Object.fromEntries(Object.keys(GROUPS).map((name) => [name, new Set()]));
    if (this.data.findings.some((f) => f.gate)) this.pressed.gate.add("at");
    this.text = "";
  }

  haystack(f) {
    const texts = this.data.beads[f.bead]?.slice(0, 2) ?? [];
    return [
      f.code,
      this.data.checks[f.code][0].replaceAll("-", " "),
      f.message,
      f.term,
      f.suggestion,
      ...f.places,
      ...texts,
    ].join("\n");
  }

  value(name, finding) {
    return GROUPS[name].of(finding, this.decisions.get(finding.fingerprint).status);
  }

  found(index) {
    if (!this.text) return true;
    const note = this.decisions.get(this.data.findings[index].fingerprint).note;
    return this.haystacks[index].includes(this.text) || note.toLowerCase().includes(this.text);
  }

  beadFound(bead) {
    return !this.text || this.data.beads[bead].slice(0, 2).some((text) => text.toLowerCase().includes(this.text));
  }

  /** Return the groups that keep a finding out. */
  against(finding) {
    return Object.keys(GROUPS).filter((name) => {
      if (finding.note && name === "status") return this.pressed.status.size > 0;
      return this.pressed[name].size && !this.pressed[name].has(this.value(name, finding));
    });
  }

  passes(index) {
    return this.found(index) && !this.against(this.data.findings[index]).length;
  }

  /** Return for each group how many findings each value would show beside what the other groups let through. */
  counts() {
    const counts = Object.fromEntries(Object.keys(GROUPS).map((name) => [name, {}]));
    this.data.findings.forEach((finding, index) => {
      if (!this.found(index)) return;
      const against = this.against(finding);
      if (against.length > 1) return;
      for (const name of against.length ? against : Object.keys(GROUPS)) {
        if (finding.note && name === "status") continue;
        const value = this.value(name, finding);
        counts[name][value] = (counts[name][value] ?? 0) + 1;
      }
    });
    return counts;
  }

  toggle(name, value) {
    const set = this.pressed[name];
    if (!set.delete(value)) set.add(value);
    this.changed();
  }

  /** Draw the buttons of all groups anew with their counts. The one that has the focus keeps it. */
  draw() {
    const counts = this.counts();
    const focused = document.activeElement?.dataset?.filter;
    for (const name of ["status", "gate", "severity", "confidence"]) {
      const { values, labels } = GROUPS[name];
      const chips = values.map((value) => this.chip(name, value, labels?.[value] ?? value, counts[name][value] ?? 0));
      document.getElementById(`filter-${name}`).replaceChildren(...chips);
    }
    document.getElementById("filter-code").replaceChildren(...this.bars(counts.code));
    if (focused) document.querySelector(`[data-filter="${focused}"]`)?.focus();
  }

  button(name, value, attributes, ...children) {
    const pressed = String(this.pressed[name].has(value));
    const click = () => this.toggle(name, value);
    return el(
      "button",
      { type: "button", "aria-pressed": pressed, "data-filter": `${name}:${value}`, click, ...attributes },
      ...children,
    );
  }

  chip(name, value, label, count) {
    const shape =
      name === "severity" ? el("span", { class: `shape ${value}`, "aria-hidden": "true" }, `${SHAPES[value]} `) : null;
    return this.button(
      name,
      value,
      { class: count ? "chip" : "chip none" },
      shape,
      `${label} `,
      el("span", { class: "number" }, String(count)),
    );
  }

  /** The kinds as a bar chart whose bars are buttons; the parts of a bar are the severities. */
  bars(counts) {
    const findings = this.data.findings;
    const total = Map.groupBy(findings, (f) => f.code);
    const codes = [...total.keys()].sort((a, b) => total.get(b).length - total.get(a).length || (a < b ? -1 : 1));
    const most = Math.max(1, ...codes.map((code) => total.get(code).length));
    return codes.map((code) => {
      const all = total.get(code);
      const name = this.data.checks[code][0].replaceAll("-", " ");
      let x = 0;
      const parts = SEVERITIES.map((severity) => {
        const width = (100 * all.filter((f) => f.severity === severity).length) / most;
        const part = width ? el("svg:rect", { class: severity, x: `${x}%`, width: `${width}%`, height: 5 }) : null;
        x += width;
        return part;
      });
      const count = counts[code] ?? 0;
      return this.button(
        "code",
        code,
        {
          class: count ? "bar" : "bar none",
          title: `${code} ${name}: ${counted(all.length, "finding")}, ${count} with these filters`,
        },
        el("span", { class: "label" }, `${name} `),
        el("span", { class: "number" }, count === all.length ? String(count) : `${count} / ${all.length}`),
        el("svg:svg", { width: "100%", height: 5, "aria-hidden": "true" }, ...parts),
      );
    });
  }
}
