// Nodes. Nothing of the documents is ever parsed as HTML: all of it becomes text nodes here.

const SVG = "http://www.w3.org/2000/svg";
const SEVERITIES = ["critical", "major", "minor", "info"];
const CONFIDENCES = ["high", "medium", "low"];

// A different shape for each severity, so that none is told by its colour alone.
const SHAPES = { critical: "◆", major: "▲", minor: "●", info: "○" };

// Control characters, marks of direction, invisible characters, and halves of surrogate pairs: shown by their numbers.
const HIDDEN = new RegExp(
  "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e" +
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff\\ud800-\\udfff]",
  "gu",
);

/** Return an element with attributes (listeners as functions, `null` and `false` left out) and children. */
function el(name, attributes = {}, ...children) {
  const node = name.startsWith("svg:") ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Return a text as nodes in which every character can be seen. */
function plain(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    const name = "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    nodes.push(text.slice(at, match.index), el("span", { class: "code-point" }, name));
    at = match.index + match[0].length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** Return a text as nodes with its marks: [{start, end, finding}]. Where marks overlap, the pieces carry all of them. */
function marked(text, marks) {
  if (!marks.length) return plain(text);
  const cuts = [...new Set([0, text.length, ...marks.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const nodes = [];
  for (const point of marks.filter((m) => m.start === m.end && m.end === 0)) nodes.push(caret([point]));
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    const over = marks.filter((m) => m.start <= start && m.end >= end);
    const piece = plain(text.slice(start, end));
    nodes.push(...(over.length ? [mark(over, piece)] : piece));
    const points = marks.filter((m) => m.start === m.end && m.end === end);
    if (points.length) nodes.push(caret(points));
  }
  return nodes;
}

function mark(over, children) {
  return el("mark", { "data-findings": over.map((m) => m.finding).join(" ") }, ...children);
}

/** A place where something is missing. */
function caret(points) {
  return mark(points, [el("span", { class: "caret", title: "missing here" }, "‸")]);
}

/** Return the names of a source and its translation as nodes; a bilingual file has one name. */
function arrowed(source, target, shown = (path) => path) {
  const names = [...new Set([source, target])].map((path) => el("span", { title: path }, ...plain(shown(path))));
  return names.length > 1 ? [names[0], " → ", names[1]] : names;
}

/** Return "1 finding", "2 findings", "1,200 findings". */
function counted(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Return lists of nodes as one list with a text between them. */
function joined(lists, between) {
  return lists.flatMap((nodes, i) => (i ? [between, ...nodes] : nodes));
}
