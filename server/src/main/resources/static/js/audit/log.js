// The audit log by keys: j and k go along the entries, v verifies. Without this file Tab and the button do the same.

const entries = [...document.querySelectorAll("[data-entries] summary")].filter((found) => found instanceof HTMLElement);

/** @param {number} step */
function go(step) {
  const at = entries.findIndex((summary) => summary === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : entries.length - 1) : Math.min(Math.max(at + step, 0), entries.length - 1);
  entries[next]?.focus();
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
  if (event.key === "j") go(1);
  if (event.key === "k") go(-1);
  if (event.key === "v") {
    const button = document.querySelector("[data-verify]");
    if (button instanceof HTMLButtonElement && !button.disabled) button.click();
  }
});
