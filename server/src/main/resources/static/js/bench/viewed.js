// Viewed marks per file and side, without a reload; the button is a form's.
import { bar, main } from "./page.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("viewed"));

/** @param {string} side @param {string} file @param {boolean} on */
function show(side, file, on) {
  const button = main.querySelector(`.file[data-file="${file}"] .half[data-side="${side}"] .viewed`);
  button?.setAttribute("aria-pressed", String(on));
  if (button instanceof HTMLButtonElement) button.value = `${side}.${file}.${on ? "off" : "on"}`;
  const mark = main.querySelector(`.tree a[data-file="${file}"] .mark[data-side="${side}"]`);
  if (mark) {
    const letter = side.toUpperCase();
    mark.classList.toggle("mark-seen", on);
    mark.setAttribute("title", `${letter}: ${on ? "viewed" : "not viewed"}`);
    const words = document.createElement("span");
    words.className = "sr";
    words.textContent = on ? ` ${letter} viewed` : " changed, not viewed";
    mark.replaceChildren(on ? "✓" : letter, words);
  }
  for (const letter of ["a", "b"]) {
    const count = document.querySelector(`[data-viewed="${letter}"]`);
    if (count) count.textContent = String(main.querySelectorAll(`.tree .mark-seen[data-side="${letter}"]`).length);
  }
  const left = document.querySelector("[data-unviewed-count]");
  if (left) left.textContent = String(main.querySelectorAll(".tree .mark[data-side]:not(.mark-seen)").length);
}

/** Sends the mark as the form would; the page that the form leads to is not loaded. @param {string} mark */
async function post(mark) {
  if (!form) return;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  body.set("mark", mark);
  body.set("_key", crypto.randomUUID());
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (answer.type !== "opaqueredirect") throw new Error("the server refused it; reload the page");
}

/** Turns a mark round. @param {Element} button */
export async function toggleViewed(button) {
  const side = /** @type {HTMLElement} */ (button.closest(".half")).dataset.side ?? "";
  const file = /** @type {HTMLElement} */ (button.closest(".file")).dataset.file ?? "";
  const on = button.getAttribute("aria-pressed") !== "true";
  show(side, file, on);
  try {
    await post(`${side}.${file}.${on ? "on" : "off"}`);
    bar("viewed");
  } catch (failure) {
    show(side, file, !on);
    bar("viewed", `That mark was not saved: ${failure instanceof Error ? failure.message : "try again"}`);
  }
}

main.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button.viewed") : null;
  if (!button) return;
  event.preventDefault();
  void toggleViewed(button);
});
