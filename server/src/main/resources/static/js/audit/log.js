// The audit log by keys: v verifies. Without this file Tab and the button do the same.

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
  if (event.key === "v") {
    const button = document.querySelector("[data-verify]");
    if (button instanceof HTMLButtonElement && !button.disabled) button.click();
  }
});
