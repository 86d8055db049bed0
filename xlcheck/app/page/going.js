// How the page begins and goes on: what was kept is loaded, other windows are heard.

forgetToken();
for (const id of ["save", "load"]) byId(id).hidden = true;
if (data.app.kept) {
  decisions.load(data.app.kept);
  for (const index of rows.cards.keys()) if (!data.findings[index].note) rows.paint(index);
  if (!byId("reviewer").value) byId("reviewer").value = JSON.parse(data.app.kept).reviewer ?? "";
}
if (data.app.everything) filters.pressed.gate.clear();
drawApp();
render();
listen(
  async ({ revision, open }) => {
    if (live.busy || revision === data.app.revision) return;
    if (!open) location.assign("/");
    else {
      await reload();
      notice("The text was changed in another window; this is how it is now.");
    }
  },
  () => {
    live.ended = true;
    notice("xlcheck was ended. What is not saved cannot be saved any more; start it again.");
  },
);
addEventListener("beforeunload", (event) => {
  if (live.unsaved && !live.ended) event.preventDefault();
});
document.documentElement.dataset.ready = "yes";
