// Glossary, field, level and checks.

const pressed = (name) => document.querySelector(`input[name="${name}"]:checked`).value;

byId("families").replaceChildren(
  ...first.families.map(({ name, example }, i) => {
    const box = el("input", { type: "checkbox", "data-family": i });
    box.checked = true;
    return el("label", {}, box, ` ${name}`, el("span", { class: "hint" }, ` ${example}`));
  }),
);
byId("families").append(
  el("label", {}, el("input", { type: "checkbox", id: "style", checked: first.style }), " English style", el("span", { class: "hint" }, " spelling, capitals, quotation marks")),
);
byId("field").append(...Object.entries(first.fields).map(([value, name]) => el("option", { value }, name)));
if (first.glossary.length) byId("usual-name").textContent = `As on the command line: ${first.glossary.join(", ")}`;
if (first.none) document.querySelector('input[name="glossary"][value="none"]').checked = true;

byId("choose-glossary").addEventListener("click", () => byId("glossary").click());
byId("glossary").addEventListener("change", async () => {
  const [file] = byId("glossary").files;
  byId("glossary").value = "";
  if (!file) return;
  try {
    state.own = await send(`/files?kind=glossary&name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    byId("own").replaceChildren("My glossary: ", el("b", {}, ...plain(state.own.name)));
  } catch (error) {
    byId("own").replaceChildren(el("span", { class: "wrong" }, ...plain(error.message)));
  }
});

/** Return what a person chose. */
function options() {
  return {
    glossary: pressed("glossary"),
    own: state.own ? [state.own.key] : [],
    fields: byId("field").value ? [byId("field").value] : [],
    level: pressed("level"),
    style: byId("style").checked,
    off: [...document.querySelectorAll("[data-family]")].filter((box) => !box.checked).map((box) => Number(box.dataset.family)),
  };
}
