// Decisions: one for each fingerprint, kept in the browser as far as it lets us, saved and loaded as a file.

const STATUSES = { accepted: "Accepted", "false-positive": "Rejected", intended: "Intended", todo: "To do" };
const FORM = 1;

/** Return a decision read from a file or from storage in a form that can be trusted; null if there is none in it. */
function tidy(entry) {
  if (entry === null || typeof entry !== "object") return null;
  const status = Object.hasOwn(STATUSES, entry.status) ? entry.status : "";
  const note = typeof entry.note === "string" ? entry.note : "";
  return status || note ? { status, note } : null;
}

class Decisions {
  /** `findings` are those of the report that take a decision; `key` is the name in the browser's storage. */
  constructor(key, findings) {
    this.key = key;
    this.findings = findings;
    this.known = new Set(findings.map((f) => f.fingerprint));
    this.map = new Map();
    this.past = [];
    this.saved = true;
    this.recall();
  }

  recall() {
    try {
      for (const [fingerprint, entry] of Object.entries(JSON.parse(memory.get(this.key) || "{}"))) {
        const decision = tidy(entry);
        if (decision && this.known.has(fingerprint)) this.map.set(fingerprint, decision);
      }
    } catch {
      this.map.clear(); // not ours, or cut off
    }
  }

  keep() {
    memory.set(this.key, JSON.stringify(Object.fromEntries(this.map)));
  }

  get(fingerprint) {
    return this.map.get(fingerprint) ?? { status: "", note: "" };
  }

  /** Change a part of a decision; changes of a note's text one after the other are undone as one. */
  set(fingerprint, change) {
    const before = this.get(fingerprint);
    const last = this.past.at(-1);
    const typing = "note" in change && last?.typing && last.fingerprint === fingerprint;
    if (!typing) this.past.push({ fingerprint, before, typing: "note" in change });
    this.put(fingerprint, { ...before, ...change });
  }

  put(fingerprint, decision) {
    if (decision.status || decision.note) this.map.set(fingerprint, decision);
    else this.map.delete(fingerprint);
    this.saved = false;
    this.keep();
  }

  /** Give many findings one status at once, which are undone at once. */
  setAll(fingerprints, status) {
    const many = [...fingerprints].map((fingerprint) => ({ fingerprint, before: this.get(fingerprint) }));
    if (!many.length) return;
    this.past.push({ many });
    for (const { fingerprint, before } of many) this.put(fingerprint, { ...before, status });
  }

  /** Take the last change back and return the fingerprints that it was about; none where there is nothing. */
  undo() {
    const last = this.past.pop();
    if (!last) return [];
    const many = last.many ?? [last];
    for (const { fingerprint, before } of many) this.put(fingerprint, before);
    return many.map(({ fingerprint }) => fingerprint);
  }

  /** Take the decisions of a file. Returns how many were taken, and how many are about findings not in this report. */
  load(text) {
    const value = JSON.parse(text);
    if (value === null || typeof value !== "object" || !Array.isArray(value.decisions)) {
      throw new Error("it holds no decisions");
    }
    if (value.version !== FORM) throw new Error(`its version is ${value.version}, this page reads ${FORM}`);
    let taken = 0;
    let foreign = 0;
    for (const entry of value.decisions) {
      const decision = tidy(entry);
      if (!decision) continue;
      if (this.known.has(entry.fingerprint)) {
        this.map.set(entry.fingerprint, decision);
        taken += 1;
      } else foreign += 1;
    }
    this.past = [];
    this.keep();
    return { taken, foreign };
  }

  /** Return the file: one decision a fingerprint in the order of the text, with what a reader needs to know it. */
  file(signature, digest, reviewer, describe) {
    const counts = new Map();
    for (const { fingerprint } of this.findings) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
    const by = reviewer ? { reviewer, date: new Date().toISOString().slice(0, 10) } : {};
    const seen = new Set();
    const decisions = [];
    for (const finding of this.findings) {
      const { fingerprint } = finding;
      const decision = this.map.get(fingerprint);
      if (!decision || seen.has(fingerprint)) continue;
      seen.add(fingerprint);
      const status = decision.status || "todo"; // a note alone is an open question
      decisions.push({
        fingerprint,
        status,
        note: decision.note,
        count: counts.get(fingerprint),
        ...describe(finding),
      });
    }
    return JSON.stringify({ version: FORM, report: digest, signature, ...by, decisions }, null, 1) + "\n";
  }
}
