// What can be saved: beside the translation, where the page knows its folder, or through the browser.

hooks.keys.s = () => openSaving();

/** Return the decisions as a file, in the form of the report's. */
function decisionsFile() {
  return decisions.file(data.signature, digest, byId("reviewer").value.trim(), described);
}

function savings(document) {
  const { works, terms } = data.app;
  const work = works[document];
  const many = works.length > 1;
  return [
    { what: "translation", label: "The translation", about: work.edits ? `with ${counted(work.edits, "change")}, in its own format` : "nothing is changed in it yet", name: work.name },
    { what: "docx", label: "A copy with comments", about: "for Word: each finding at its words", name: `${work.stem}.comments.docx` },
    work.odt ? { what: "odt", label: "A copy with comments", about: "for LibreOffice", name: `${work.stem}.comments.odt` } : null,
    work.xliff ? { what: "xliff", label: "A copy with notes", about: "for CAT tools: each finding as a note of its unit", name: `${work.stem}.comments${work.name.slice(work.name.lastIndexOf("."))}` } : null,
    { what: "xlsx", label: "The review sheet", about: "a spreadsheet with a row for each finding", name: many ? "translations.review.xlsx" : `${work.stem}.review.xlsx` },
    { what: "html", label: "The report", about: "this page as one file, to send", name: many ? "translations.review.html" : `${work.stem}.review.html` },
    { what: "decisions", label: "The decisions", about: `${counted(decisions.map.size, "decision")}; kept on this machine already`, name: `${work.stem}.decisions.json` },
    terms.unsaved ? { what: "terms", label: "The new glossary", about: "with your entries", name: terms.name } : null,
  ].filter(Boolean);
}

function openSaving() {
  const choice = byId("saving-document");
  choice.replaceChildren(...data.documents.map(({ target }, i) => el("option", { value: i }, baseName(target))));
  choice.value = String(documentAt());
  byId("saving-which").hidden = data.documents.length < 2;
  byId("saving-said").textContent = "";
  drawSaving();
  byId("saving").showModal();
  byId("saving-list").querySelector("button")?.focus();
}

function drawSaving() {
  const document = Number(byId("saving-document").value);
  const { home } = data.app.works[document];
  byId("saving-home").replaceChildren(
    ...plain(home ? `Saved beside the translation, in ${home}` : "Saved by the browser, where it puts what is downloaded."),
  );
  byId("saving-list").replaceChildren(...savings(document).map((saving) => savingRow(saving, document, home)));
}

function savingRow(saving, document, home) {
  const { what, label, about, name } = saving;
  const field = el("input", { type: "text", "aria-label": `Name for: ${label}`, spellcheck: "false", autocomplete: "off" });
  field.value = name;
  const save = el("button", { type: "button", class: what === "translation" ? "primary" : null, "aria-label": `Save: ${label}`, click: () => saveBeside(saving, document, field.value.trim()) }, "Save");
  const download = el("button", { type: "button", "aria-label": `Download: ${label}`, click: () => saveByBrowser(saving, document) }, "Download");
  return el(
    "li",
    { "data-what": what },
    el("div", {}, el("b", {}, label), " ", el("span", { class: "hint" }, about)),
    el("div", { class: "saving-row" }, home ? field : el("span", { class: "file-name" }, ...plain(name)), home ? save : null, download),
  );
}

const said = (text) => byId("saving-said").replaceChildren(...plain(text));

async function saveBeside({ what }, document, name) {
  const value = { what, document, name, content: what === "decisions" ? decisionsFile() : undefined };
  try {
    const { path } = await saveOrAsk(value);
    if (!path) return;
    savedNow(what);
    said(`Saved: ${path}`);
  } catch (error) {
    said(error.message);
  }
}

/** Save; where there is a file of that name, only if the person says so. */
async function saveOrAsk(value) {
  try {
    return await call(`/save/${value.what}`, value);
  } catch (error) {
    if (!error.exists) throw error;
    if (!(await ask(`${value.name} is there already. Replace it?`, "Replace"))) return {};
    return call(`/save/${value.what}`, { ...value, replacing: true });
  }
}

function saveByBrowser({ what, name }, document) {
  const own = what === "decisions";
  const href = own ? URL.createObjectURL(new Blob([decisionsFile()], { type: "application/json" })) : `/save/${what}?document=${document}`;
  el("a", { href, download: name }).click();
  if (own) setTimeout(() => URL.revokeObjectURL(href), 60_000);
  savedNow(what);
  said(`${name} is downloaded.`);
}

function savedNow(what) {
  if (what === "translation") live.unsaved = false;
  drawApp();
}

byId("saving-open").addEventListener("click", openSaving);
byId("saving-document").addEventListener("change", drawSaving);
byId("undo-edit").addEventListener("click", () => undoEdit());
byId("others").addEventListener("click", async () => {
  if (live.unsaved && !(await ask("The changes of the translation are not saved. Leave them?", "Leave them"))) return;
  live.unsaved = false;
  location.assign("/?new");
});
