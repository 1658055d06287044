/* Comfort only: every page works without this file. It sends nothing, keeps nothing, and asks nobody. */

const once = document.querySelector("[data-once]");
if (once !== null) helpWithKey(once);

for (const button of document.querySelectorAll("[data-once-only]")) {
  button.form.addEventListener("submit", (event) => {
    // A second click would lose the page that the first one is answered with.
    if (button.dataset.sent === "yes") event.preventDefault();
    button.dataset.sent = "yes";
  });
}

// Back to a page that the browser kept as it was: the form may be sent again, and its own id decides.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-once-only]")) delete button.dataset.sent;
});

function helpWithKey(panel) {
  const told = panel.querySelector("[data-told]");
  const secrets = panel.querySelectorAll("[data-secret]");

  for (const button of panel.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      told.textContent = (await copy(document.getElementById(button.dataset.copy)))
        ? "Copied."
        : "The browser did not copy it. It is selected: copy it with the keyboard.";
    });
  }

  for (const button of panel.querySelectorAll("[data-save]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      save(document.getElementById(button.dataset.save).value, button.dataset.file);
      told.textContent = "Saved. Move the file to where the program reads it.";
    });
  }

  for (const secret of secrets) secret.addEventListener("focus", () => secret.select());

  // Whoever comes back to this page, or takes the device over, finds nothing.
  addEventListener("pagehide", () => {
    for (const secret of secrets) secret.value = secret.textContent = "";
    told.textContent = "The key was shown once, and is here no more.";
  });
}

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Without https there is no clipboard for scripts, but still the old way.
    return document.execCommand("copy");
  }
}

function save(text, name) {
  const url = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
