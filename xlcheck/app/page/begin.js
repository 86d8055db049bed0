// How the first page begins, runs a check, and ends.

function show(job) {
  const running = job?.state === "running";
  byId("choose").hidden = running;
  byId("running").hidden = !running;
  if (!job) return;
  const { stage, share, left, pair } = job;
  byId("running-share").value = share;
  byId("running-pair").textContent = pair;
  byId("running-stage").textContent = [stage, left].filter(Boolean).join("; ");
}

/** Hear of the check that this page has begun, or that runs already. */
function heard({ job, open }) {
  const was = state.job;
  state.job = job?.state;
  show(job);
  byId("back").hidden = !open;
  if (job?.state === "running") return;
  if (was === "running" || was === "asked") {
    if (job.state === "done" && !job.trouble.length) return location.assign("/");
    if (job.state === "done") return partly(job);
    if (job.state === "failed") complain(job.trouble.map(said).join(" "));
  } else if (job?.state === "failed" && !was) complain(job.trouble.map(said).join(" "));
  if (job?.state === "cancelled" && was) byId("hint").textContent = "Cancelled.";
}

const said = ({ pair, said: text }) => (state.pairs ? `${pair}: ${text}` : text);

/** Some pairs could not be checked: say which before the others are shown. */
function partly(job) {
  complain(job.trouble.map(said).join(" "));
  byId("notice").append(el("a", { class: "button", href: "/" }, "Go on with the others"));
}

byId("check").addEventListener("click", async () => {
  complain("");
  byId("hint").textContent = "";
  state.job = "asked";
  show({ state: "running", stage: "", share: 0, left: "", pair: "" });
  try {
    await call("/check", { pairs: wanted(), options: options() });
  } catch (error) {
    state.job = null;
    show({ state: "failed" });
    complain(error.message);
  }
});
byId("cancel").addEventListener("click", () => call("/cancel").catch((error) => complain(error.message)));
byId("end").addEventListener("click", () => call("/end").catch((error) => complain(error.message)));

forgetToken();
startTheme();
state.files = first.given;
state.job = first.job?.state;
byId("back").hidden = !first.open;
show(first.job);
await sort();
listen(heard, () => {
  for (const button of document.querySelectorAll("button, input, select")) button.disabled = true;
  complain("xlcheck was ended. You may close this window.");
});
document.documentElement.dataset.ready = "yes";
