// The files that a person hands over: dropped, chosen, or a folder of them.

const first = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const state = { files: [], zh: null, en: null, both: null, pairs: null, own: null, busy: 0 };

/** Take files and say of each what it is; those that cannot be read say so beside their name. */
async function receive(given) {
  const chosen = [...given].filter(({ name }) => !/^(?:\.|~\$)/u.test(name.split("/").at(-1)));
  if (!chosen.length) return;
  state.busy += 1;
  draw();
  for (const { file, name } of chosen) {
    let seen;
    try {
      if (file.size > first.most) throw new Refused({ error: `This file is larger than ${Math.round(first.most / 2 ** 20)} MB, the most that is read.`, detail: "" });
      if (!file.size) throw new Refused({ error: "There is no text in this file.", detail: "" });
      seen = await send(`/files?name=${encodeURIComponent(name)}`, { method: "POST", body: file });
    } catch (error) {
      seen = { key: null, name, kind: "none", error: error.message, detail: error.detail ?? "" };
    }
    state.files.push(seen);
  }
  state.busy -= 1;
  await sort();
}

/** Put the files where they belong: source and translation, both in one, or pairs. */
async function sort() {
  const good = state.files.filter(({ kind }) => kind !== "none");
  const documents = good.filter(({ kind }) => kind === "document");
  const both = good.filter(({ kind }) => kind === "pairs");
  Object.assign(state, { zh: null, en: null, both: null, pairs: null });
  if (documents.length > 2 || both.length > 1 || (both.length && documents.length)) await pairUp(good);
  else if (both.length) state.both = both[0];
  else {
    state.zh = documents.find(({ language }) => language === "zh") ?? null;
    state.en = documents.find((file) => file !== state.zh && file.language !== "zh") ?? null;
    const left = documents.find((file) => file !== state.zh && file !== state.en);
    if (left && !state.zh) state.zh = left;
    else if (left) state.en ??= left;
    if (documents.length === 2 && !state.zh) [state.zh, state.en] = documents;
  }
  draw();
}

async function pairUp(good) {
  state.busy += 1;
  draw();
  try {
    const { pairs, alone } = await call("/pairs", { keys: good.map(({ key }) => key) });
    state.pairs = { pairs: pairs.map((pair) => ({ ...pair, on: true })), alone };
  } catch (error) {
    complain(error.message);
  }
  state.busy -= 1;
}

const fileOf = (key) => state.files.find((file) => file.key === key);

function take_away(file) {
  state.files = state.files.filter((other) => other !== file);
  if (file.key) call("/forget", { key: file.key }).catch(() => {});
  return sort();
}

// ---- what is shown ----

function draw() {
  const some = state.zh || state.en || state.both;
  byId("two").hidden = !some;
  byId("two").classList.toggle("single", Boolean(state.both));
  byId("swap").hidden = Boolean(state.both);
  byId("swap").disabled = !state.zh && !state.en;
  byId("slot-en").hidden = Boolean(state.both);
  byId("slot-zh").setAttribute("aria-label", state.both ? "Both languages" : "Chinese, the source");
  byId("slot-zh").replaceChildren(...slot(state.both ?? state.zh, state.both ? "Both languages" : "Chinese, the source", "zh"));
  byId("slot-en").replaceChildren(...slot(state.en, "English, the translation", "en"));
  drawPairs();
  byId("wrong").replaceChildren(...state.files.filter(({ kind }) => kind === "none").map(fault));
  byId("drop").classList.toggle("small", state.files.length > 0);
  drawHint();
}

function slot(file, title, language) {
  if (!file) return [el("b", {}, title), el("p", { class: "hint" }, "not chosen yet")];
  const size = file.kind === "pairs" ? counted(file.size, "unit") : file.language === "en" ? counted(file.size, "word") : counted(file.size, "character");
  const other = file.kind === "document" && file.language && file.language !== language;
  return [
    el("b", {}, title),
    el("p", { class: "file-name" }, ...plain(file.name)),
    el("p", { class: "hint" }, size),
    other ? el("p", { class: "wrong" }, `This looks ${file.language === "zh" ? "Chinese" : "English"}.`) : null,
    remove(file),
  ].filter(Boolean);
}

const remove = (file) =>
  el("button", { type: "button", class: "remove", "aria-label": `Take away ${file.name}`, click: () => take_away(file) }, "✕");

function fault(file) {
  return el(
    "li",
    {},
    el("span", { class: "file-name" }, ...plain(file.name)),
    el("span", { class: "wrong" }, ` ${file.error}`),
    file.detail && file.detail !== file.error ? el("details", {}, el("summary", {}, "More"), el("p", {}, ...plain(file.detail))) : null,
    remove(file),
  );
}

function drawPairs() {
  const { pairs = [], alone = [] } = state.pairs ?? {};
  byId("several").hidden = !state.pairs;
  const unsure = pairs.filter(({ how }) => how === "text").length;
  byId("pairs-caption").textContent = `${counted(pairs.length, "pair")}${unsure ? `; ${unsure} told by their texts, look at them` : ""}${alone.length ? `; ${counted(alone.length, "file")} alone` : ""}`;
  byId("pairs").replaceChildren(
    ...pairs.map((one) => {
      const [zh, en] = one.pair.map((key) => key && fileOf(key));
      const box = el("input", { type: "checkbox", "aria-label": `Check ${zh.name}`, change: () => { one.on = box.checked; drawHint(); } });
      box.checked = one.on;
      const path = (file) => file.shown ?? file.name;
      return el("tr", {}, el("td", {}, box), el("td", {}, ...plain(path(zh))), el("td", {}, ...(en ? plain(path(en)) : ["both in this file"])), el("td", {}, one.how === "text" ? "their texts" : "name"));
    }),
    ...alone.map((key) => el("tr", { class: "alone" }, el("td", {}, "–"), el("td", { colspan: 3 }, ...plain(fileOf(key)?.name ?? ""), " has no counterpart"))),
  );
}

/** Return the pairs that are to be checked. */
function wanted() {
  if (state.both) return [[state.both.key, null]];
  if (state.pairs) return state.pairs.pairs.filter(({ on }) => on).map(({ pair }) => pair);
  return state.zh && state.en ? [[state.zh.key, state.en.key]] : [];
}

function drawHint() {
  const pairs = wanted();
  byId("check").disabled = !pairs.length || state.busy > 0;
  byId("check").textContent = pairs.length > 1 ? `Check ${pairs.length} pairs` : "Check";
  let hint = "";
  if (state.busy) hint = "Reading …";
  else if (!pairs.length && state.zh) hint = "The English translation is missing.";
  else if (!pairs.length && state.en) hint = "The Chinese source is missing.";
  else if (state.pairs && !pairs.length) hint = "No file is the translation of another one.";
  byId("hint").textContent = hint;
}

function complain(text) {
  byId("notice").hidden = !text;
  byId("notice").replaceChildren(...plain(text), el("button", { type: "button", "aria-label": "Dismiss", click: () => complain("") }, "✕"));
}

// ---- handing over ----

const chosenFrom = (list) => [...list].map((file) => ({ file, name: file.webkitRelativePath || file.name }));

for (const [button, field] of [["choose-files", "files"], ["choose-folder", "folder"]]) {
  byId(button).addEventListener("click", () => byId(field).click());
  byId(field).addEventListener("change", async () => {
    const chosen = chosenFrom(byId(field).files);
    byId(field).value = "";
    await receive(chosen);
  });
}

addEventListener("dragover", (event) => {
  event.preventDefault();
  byId("drop").classList.add("over");
});
addEventListener("dragleave", (event) => !event.relatedTarget && byId("drop").classList.remove("over"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  byId("drop").classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = entries.length ? (await Promise.all(entries.map((entry) => within(entry, "")))).flat() : chosenFrom(event.dataTransfer.files);
  await receive(found);
});

/** Return the files of what was dropped: of a file itself, of a folder all that is in it. */
async function within(entry, folder) {
  const path = folder ? `${folder}/${entry.name}` : entry.name;
  if (entry.isFile) return [{ file: await new Promise((done, failed) => entry.file(done, failed)), name: path }];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map((inside) => within(inside, path)))).flat();
}

byId("swap").addEventListener("click", () => {
  [state.zh, state.en] = [state.en, state.zh];
  draw();
});
