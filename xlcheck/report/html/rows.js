// A row is a bead: both sides and, below them, its findings. What is said of a file as a whole has a row of its own.

const LANGUAGES = [
  ["zh", "Chinese"],
  ["en", "English"],
];
const FIND = 24; // characters around flagged words that are copied with them: most sentences say them once
const ACTIONS = [
  ["accepted", "Accept", "a", "✓"],
  ["false-positive", "Reject", "r", "✕"],
  ["intended", "Intended", "i", "≡"],
  ["todo", "To do", "t", "◷"],
];

// What a page with more than this one does with rows, cards and keys.
const hooks = { row() {}, card() {}, keys: {} };

/** Return the name of the row under which a finding stands: the number of its bead, or its file. */
function rowOf(finding) {
  return finding.bead ?? `file ${finding.document}`;
}

/** Builds rows and cards once each, and keeps them. `act(name, index, value)` is told what a person does on a card. */
class Rows {
  constructor(data, decisions, act) {
    Object.assign(this, { data, decisions, act });
    this.rows = new Map();
    this.cards = new Map();
    this.uncertain = new Set(data.uncertain);
    this.byRow = Map.groupBy(data.findings.keys(), (index) => rowOf(data.findings[index]));
    this.marks = [new Map(), new Map()];
    data.findings.forEach((finding, index) => {
      [finding.source, finding.target].forEach((marks, side) => {
        for (const [bead, start, end] of marks) {
          this.marks[side].set(bead, [...(this.marks[side].get(bead) ?? []), { start, end, finding: index }]);
        }
      });
    });
  }

  /** Return the row of that name; see `rowOf`. */
  row(name) {
    if (!this.rows.has(name)) this.rows.set(name, typeof name === "number" ? this.pair(name) : this.file());
    const row = this.rows.get(name);
    for (const index of this.byRow.get(name) ?? []) {
      if (!row.contains(this.card(index))) row.querySelector(".findings").append(this.card(index));
    }
    return row;
  }

  /** Return the pairs of sentences in which a finding has marks, and the one under which it stands. */
  beadsOf(index) {
    const { source, target, bead } = this.data.findings[index];
    return new Set([bead, ...[...source, ...target].map(([other]) => other)]);
  }

  file() {
    return el("li", { class: "row file" }, el("p", {}, "About the file as a whole"), el("div", { class: "findings" }));
  }

  pair(bead) {
    const [source, target, ...rest] = this.data.beads[bead];
    const [places, sizes, number] = [rest.slice(0, 2), rest.slice(2, 4), rest[4]];
    const sides = [source, target].map((text, side) => this.side(bead, side, text, sizes[side], places[side]));
    const weak = this.uncertain.has(bead) ? el("span", { class: "weak" }, "not compared") : null;
    const gutter = el("span", { class: "gutter" }, el("span", { class: "unseen" }, "Pair "), String(number), weak);
    const row = el("li", { class: "row" }, gutter, ...sides, this.byRow.has(bead) ? el("div", { class: "findings" }) : null);
    hooks.row(row, bead);
    return row;
  }

  /** Return the heading of a document; it names both files and says what their readers want a person to know. */
  heading(number) {
    const { source, target, remarks } = this.data.documents[number];
    const said = remarks.map((remark) => el("p", {}, ...plain(remark)));
    return el("li", { class: "document" }, el("h2", { class: "paths" }, ...arrowed(source, target)), ...said);
  }

  side(bead, side, text, size, place) {
    const [lang, name] = LANGUAGES[side];
    if (!size) return el("p", { class: "side empty" }, `No ${name} counterpart`);
    const where = el("span", { class: "place" }, el("span", { class: "unseen" }, `${name}, `), place);
    const marks = this.marks[side].get(bead) ?? [];
    return el("div", { class: "side" }, where, el("p", { class: "text", lang, dir: "ltr" }, ...marked(text, marks)));
  }

  /** Give the marks of a row the look of the gravest finding that is shown; without one, that of plain text. */
  light(row, shown) {
    for (const mark of row.querySelectorAll("mark")) {
      const over = mark.dataset.findings
        .split(" ")
        .map(Number)
        .filter((index) => shown.has(index));
      const gravest = SEVERITIES.find((s) => over.some((index) => this.data.findings[index].severity === s));
      mark.className = gravest ?? "off";
    }
  }

  card(index) {
    if (!this.cards.has(index)) this.cards.set(index, this.buildCard(index));
    return this.cards.get(index);
  }

  buildCard(index) {
    const finding = this.data.findings[index];
    const [name, about] = this.data.checks[finding.code];
    const head = el(
      "header",
      {},
      el(
        "span",
        { class: "severity" },
        el("span", { "aria-hidden": "true" }, SHAPES[finding.severity]),
        ` ${finding.severity}`,
      ),
      el("b", { class: "name" }, name.replaceAll("-", " ")),
      el(
        "button",
        {
          type: "button",
          class: "code",
          "aria-expanded": "false",
          title: "About this check",
          click: () => this.toggleAbout(index),
        },
        finding.code,
      ),
      el("span", { class: "confidence" }, `${finding.confidence} confidence`),
      finding.gate || finding.note ? null : el("span", { class: "below" }, "needs a look"),
    );
    const where = el(
      "p",
      { class: "where" },
      ...finding.places.map((p, i) => (p ? el("span", {}, `${LANGUAGES[i][0]} ${p}`) : null)),
    );
    const card = el(
      "article",
      {
        class: `finding ${finding.severity}`,
        id: `finding-${index}`,
        tabindex: "-1",
        "data-index": index,
        "aria-label": `${finding.severity}, ${name.replaceAll("-", " ")}: ${finding.message}`,
      },
      head,
      where,
      el("p", { class: "message" }, ...plain(finding.message)),
      finding.suggestion
        ? el(
            "p",
            { class: "suggestion" },
            "Suggestion: ",
            el("ins", { lang: "en", title: "One click selects it" }, ...plain(finding.suggestion)),
          )
        : null,
      this.related(index),
      el("p", { class: "about", hidden: true }, about),
      finding.note ? null : this.controls(index),
    );
    if (!finding.note) this.paint(index, card);
    hooks.card(card, index);
    return card;
  }

  /** Return the other places of a finding, file by file; those that the page shows are buttons that lead there. */
  related(index) {
    const { related = [], more = 0 } = this.data.findings[index];
    if (!related.length) return null;
    const files = [...Map.groupBy(related, ([path]) => path)].map(([path, places]) => [
      ...(path ? plain(`${path} `) : ["pair "]),
      ...joined(
        places.map(([, place, bead]) => [this.place(index, path, place, bead)]),
        ", ",
      ),
    ]);
    return el("p", { class: "related" }, "Also in ", ...joined(files, "; "), more ? ` and ${more} more` : "");
  }

  place(index, path, place, bead) {
    if (bead === null) return el("span", {}, ...plain(place));
    const label = `Go to ${path || "pair"} ${place}`;
    const click = () => this.act("go", index, bead);
    return el("button", { type: "button", class: "link", "aria-label": label, click }, ...plain(place));
  }

  controls(index) {
    const buttons = ACTIONS.map(([status, label, key, sign]) =>
      el(
        "button",
        {
          type: "button",
          class: `act ${status}`,
          "data-status": status,
          "aria-pressed": "false",
          title: `${label} (${key})`,
          click: () => this.act("status", index, status),
        },
        el("span", { "aria-hidden": "true" }, sign),
        ` ${label}`,
      ),
    );
    const note = el(
      "button",
      {
        type: "button",
        class: "act note",
        "aria-expanded": "false",
        title: "Note (n)",
        click: () => this.act("note", index),
      },
      el("span", { "aria-hidden": "true" }, "✎"),
      " Note",
    );
    const area = el("textarea", {
      rows: 2,
      "aria-label": "Note",
      placeholder: "Note",
      hidden: true,
      input: (event) => this.act("text", index, event.target.value),
    });
    const copy = el(
      "button",
      { type: "button", class: "act copy", title: "Copy the words for Find in Word (c)", click: () => this.act("copy", index) },
      el("span", { "aria-hidden": "true" }, "❏"),
      " Copy",
    );
    return el(
      "div",
      { class: "controls" },
      el("div", { class: "actions", role: "group", "aria-label": "Decision" }, ...buttons, note, copy),
      area,
    );
  }

  /** Return words of the translation that Find in a word processor finds: the flagged ones and what is around them. */
  wordsOf(index) {
    const [bead, start, end] = this.data.findings[index].target[0] ?? [];
    if (bead === undefined) return this.data.beads[this.data.findings[index].bead]?.[1] ?? "";
    const characters = [...this.data.beads[bead][1]];
    const before = characters.slice(Math.max(0, start - FIND), start).join("").split("\n").at(-1);
    const after = characters.slice(end, end + FIND).join("").split("\n")[0];
    const flagged = characters.slice(start, end).join("");
    const whole = (start > FIND ? before.replace(/^\S*\s?/u, "") : before) + flagged;
    return (whole + (end + FIND < characters.length ? after.replace(/\s?\S*$/u, "") : after)).slice(0, 200).trim();
  }

  toggleAbout(index) {
    const about = this.cards.get(index).querySelector(".about");
    about.hidden = !about.hidden;
    this.cards.get(index).querySelector(".code").setAttribute("aria-expanded", String(!about.hidden));
  }

  /** Bring a card up to date with its decision. */
  paint(index, card = this.cards.get(index)) {
    if (!card) return;
    const { status, note } = this.decisions.get(this.data.findings[index].fingerprint);
    card.dataset.decision = status;
    for (const button of card.querySelectorAll("[data-status]")) {
      button.setAttribute("aria-pressed", String(button.dataset.status === status));
    }
    const area = card.querySelector("textarea");
    if (area.value !== note) area.value = note;
    this.openNote(card, Boolean(note) || area === document.activeElement);
  }

  openNote(card, open) {
    card.querySelector("textarea").hidden = !open;
    card.querySelector(".act.note").setAttribute("aria-expanded", String(open));
  }
}
