// What a reviewer types is kept in this browser until it is sent: a reload, a closed tab or a killed browser loses nothing.
import { main, scoreForm } from "../bench/page.js";

const NAME = `marlin-review:${main?.dataset.journal ?? ""}`;
const STEP = scoreForm?.getAttribute("action") ?? "";
const SKIPPED = new Set(["_csrf", "_key"]);

/** What stands in the form now. @returns {Record<string, string>} */
function fields() {
  const kept = /** @type {Record<string, string>} */ ({});
  new FormData(/** @type {HTMLFormElement} */ (scoreForm)).forEach((value, name) => {
    if (!SKIPPED.has(name) && typeof value === "string" && value) kept[name] = value;
  });
  return kept;
}

/** Puts kept words back where the server sent none. @param {Record<string, string>} kept */
function fill(kept) {
  for (const [name, value] of Object.entries(kept)) {
    const field = scoreForm?.elements.namedItem(name);
    if (field instanceof RadioNodeList) {
      if (!field.value) field.value = value;
    } else if ((field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) && !field.value) {
      field.value = value;
    }
  }
  scoreForm?.dispatchEvent(new Event("filled"));
}

/** Keeps what is typed and says when. */
export function save() {
  if (!scoreForm) return;
  try {
    localStorage.setItem(NAME, JSON.stringify({ step: STEP, fields: fields() }));
  } catch {
    return; // private windows may refuse; the words are still in the form
  }
  const place = document.querySelector("[data-saved-words]");
  if (place) place.textContent = `Kept here ${new Date().toTimeString().slice(0, 8)}`;
}

if (scoreForm) {
  const kept = JSON.parse(localStorage.getItem(NAME) ?? "null");
  if (kept?.step === STEP) fill(kept.fields);
  let waiting = 0;
  scoreForm.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, 500);
  });
  window.addEventListener("pagehide", save);
} else {
  localStorage.removeItem(NAME);
}
