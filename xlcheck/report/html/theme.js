// Light, dark, or as the system has it.

function setTheme(theme) {
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.getElementById("theme").textContent = { auto: "Auto", light: "Light", dark: "Dark" }[theme];
  document.getElementById("theme").setAttribute("aria-label", `Colours: ${theme}`);
  document.getElementById("theme").dataset.theme = theme;
}

/** Show the colours that were chosen last, and change them at the press of the button. */
function startTheme() {
  const chosen = memory.get("xlcheck:theme");
  setTheme(["light", "dark"].includes(chosen) ? chosen : "auto");
  document.getElementById("theme").addEventListener("click", () => {
    const next = { auto: "light", light: "dark", dark: "auto" }[document.getElementById("theme").dataset.theme];
    setTheme(next);
    memory.set("xlcheck:theme", next);
  });
}
