// Lists by keys, on every page that has rows and no keys of its own: j and k go along them, Enter opens as on any link,
// Shift+Enter does what the row's button does, x marks a row, Shift+X all from the one marked last, e takes the page's export. Tab and the links do the same without this file.

const ROWS = "main tbody tr:has(th a, td a)";
const ENTRIES = "[data-entries] summary";

/** What takes the focus in a row. @param {Element} row @returns {HTMLElement | null} */
function target(row) {
  const found = row.matches("summary") ? row : row.querySelector("th a, td a");
  return found instanceof HTMLElement ? found : null;
}

/** @param {number} step */
function go(step) {
  const rows = document.querySelector(ENTRIES) ? ENTRIES : ROWS;
  const targets = [...document.querySelectorAll(rows)].map(target).filter((found) => found !== null);
  const at = targets.findIndex((one) => one === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : targets.length - 1) : Math.min(Math.max(at + step, 0), targets.length - 1);
  targets[next]?.focus();
}

/** @type {HTMLInputElement | null} */
let lastMarked = null;

/** Marks the row that has the focus, or all from the last one to it. @param {boolean} range */
function mark(range) {
  const box = document.activeElement?.closest("tr")?.querySelector("[data-mark]");
  if (!(box instanceof HTMLInputElement)) return;
  const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[data-mark]")]);
  const from = lastMarked === null ? -1 : boxes.indexOf(lastMarked);
  if (range && from >= 0) {
    const to = boxes.indexOf(box);
    for (const each of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = true;
  } else {
    box.checked = !box.checked;
  }
  lastMarked = box;
}

/** @param {KeyboardEvent} event */
export function onRows(event) {
  if (document.querySelector("#diff")) return; // where j and k go along lines
  if (event.key === "j") go(1);
  if (event.key === "k") go(-1);
  if (event.key === "x" || event.key === "X") mark(event.shiftKey);
  if (event.key === "e") {
    const link = document.querySelector("[data-export]");
    if (link instanceof HTMLElement) link.click();
  }
  if (event.key === "Enter" && event.shiftKey) {
    const button = document.activeElement?.closest("tr")?.querySelector("form button");
    if (button instanceof HTMLButtonElement) {
      event.preventDefault();
      button.click();
    }
  }
}
