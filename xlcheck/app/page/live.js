// The state of the page beside the report: what is kept of decisions, what other windows do, and questions.

const live = { busy: 0, keeping: 0, unsaved: false, ended: false, shelved: new Map() };

/** Keep the decisions on this machine, once for all that happens within a moment. */
function keepDecisions() {
  clearTimeout(live.keeping);
  live.keeping = setTimeout(async () => {
    live.keeping = 0;
    const state = `${data.app.revision}:${decisions.map.size}`;
    try {
      await call("/decisions", { file: decisionsFile() });
      decisions.saved = true;
      drawSave();
      document.documentElement.dataset.kept = state;
    } catch (error) {
      notice(error.message);
    }
  }, 150);
}

// Who closes the window at once has decided all the same.
addEventListener("pagehide", () => {
  if (!live.keeping) return;
  const body = JSON.stringify({ file: decisionsFile() });
  fetch("/decisions", { method: "POST", keepalive: true, headers: { "content-type": "application/json" }, body }).catch(() => {});
});

/** Ask a person; resolves to whether the answer is yes. */
function ask(text, yes) {
  const dialog = byId("question");
  byId("question-text").replaceChildren(...plain(text));
  byId("question-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Say what came of something for some seconds; who listens has heard it at once. */
function told(text) {
  notice(text);
  const shown = byId("notice").firstChild;
  setTimeout(() => shown.isConnected && notice(""), 10_000);
}

/** Do some work with the server, one at a time, with what happens said. */
async function working(text, work) {
  if (live.busy) return say("Still checking");
  live.busy = 1;
  document.body.setAttribute("aria-busy", "true");
  say(text);
  try {
    return await work();
  } catch (error) {
    notice(error.message);
    if (error.status === 409 && !error.exists) await reload();
    throw error;
  } finally {
    live.busy = 0;
    document.body.removeAttribute("aria-busy");
  }
}

async function reload() {
  take(await send("/data"));
}

/** Return the number of the document that a bead is in. */
function documentOf(bead) {
  return data.documents.findIndex(({ from, to }) => from <= bead && bead < to);
}

/** Return the document that a person is at. */
function documentAt() {
  const index = state.selected;
  return index === null ? 0 : (data.findings[index].document ?? 0);
}
