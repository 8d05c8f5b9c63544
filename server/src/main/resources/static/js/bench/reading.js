// The keys for reading a diff and scoring it. None of them loses work; none fires in a text field; all have a button or
// a link. A page adds what is its own.
import { annotate } from "./notes.js";
import { inText, main } from "./page.js";
import { filterFiles, fold, markCurrent, openPanel, toggleWrap } from "./panels.js";
import { toggleViewed } from "./viewed.js";

const ROWS = "tr:not(.hunk):not(.note-row)";
let side = "a";

/** @returns {Element | null} */
const cursor = () => main.querySelector("tr.cursor");
/** @returns {Element[]} */
const files = () => [...main.querySelectorAll("#diff .file")];

/** @param {Element | null | undefined} row */
function moveTo(row) {
  if (!row) return;
  cursor()?.classList.remove("cursor");
  row.classList.add("cursor");
  row.scrollIntoView({ block: "nearest" });
  const half = /** @type {HTMLElement | null} */ (row.closest(".half"));
  side = half?.dataset.side || side;
  const file = row.closest(".file");
  if (file instanceof HTMLElement) markCurrent(file);
}

/** Halves of the side that the cursor is on, or of whatever single pane is shown. */
function halves() {
  const own = [...main.querySelectorAll(`#diff .half[data-side="${side}"]`)];
  return own.length > 0 ? own : [...main.querySelectorAll("#diff .half")];
}

/** @param {Element[]} all @param {number} step */
function next(all, step) {
  const from = cursor();
  if (!from) return step > 0 ? all[0] : all.at(-1);
  const after = all.filter((one) => (from.compareDocumentPosition(one) & (step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING)) !== 0);
  return step > 0 ? after[0] : after.at(-1);
}

/** @param {number} step */
function line(step) {
  moveTo(next(halves().flatMap((half) => [...half.querySelectorAll(ROWS)]), step));
}

const CHANGED = ".add, .del, :has(> .is-add, > .was-del)";

/** To where a run of changed lines begins. @param {number} step */
function hunk(step) {
  const starts = halves()
    .flatMap((half) => [...half.querySelectorAll(ROWS)])
    .filter((row, i, rows) => row.matches(CHANGED) && !(rows[i - 1]?.parentElement === row.parentElement && rows[i - 1].matches(CHANGED)));
  moveTo(next(starts, step));
}

/** @returns {Element | null} */
function currentFile() {
  return cursor()?.closest(".file") ?? main.querySelector("#diff .file.current") ?? files()[0] ?? null;
}

/** @param {number} step @param {boolean} [unseen] */
function file(step, unseen = false) {
  const all = files();
  const at = cursor() || main.querySelector(".file.current") ? all.indexOf(/** @type {Element} */ (currentFile())) : step > 0 ? -1 : all.length;
  const ahead = step > 0 ? all.slice(at + 1) : all.slice(0, Math.max(0, at)).reverse();
  const target = unseen ? ahead.find((one) => one.querySelector('.viewed[aria-pressed="false"]')) : ahead[0];
  if (!(target instanceof HTMLElement)) return;
  target.scrollIntoView({ block: "start" });
  const half = target.querySelector(`.half[data-side="${side}"] ${ROWS}`) ?? target.querySelector(ROWS);
  if (half) moveTo(half);
  else { cursor()?.classList.remove("cursor"); markCurrent(target); }
}

/** @param {string} to */
function pane(to) {
  const from = cursor();
  const target = currentFile()?.querySelector(`.half[data-side="${to}"]`);
  if (!target) return;
  const wanted = Number(from?.querySelector(".line")?.textContent ?? 1);
  const rows = [...target.querySelectorAll(ROWS)];
  rows.sort((x, y) => Math.abs(Number(x.querySelector(".line")?.textContent) - wanted) - Math.abs(Number(y.querySelector(".line")?.textContent) - wanted));
  side = to;
  moveTo(rows[0]);
}

/** @param {string} selector */
function follow(selector) {
  const link = main.querySelector(selector);
  if (link instanceof HTMLAnchorElement) link.click();
}

function cycle() {
  const order = ["a", "b", "ab"];
  const now = /** @type {HTMLElement | null} */ (main.querySelector("[data-view][aria-current]"))?.dataset.view ?? "both";
  follow(`[data-view="${order[(order.indexOf(now) + 1) % order.length]}"]`);
}

async function viewed() {
  const shown = currentFile();
  const own = shown?.querySelector(`.half[data-side="${side}"] .viewed`) ?? shown?.querySelector(".viewed");
  if (own) await toggleViewed(own);
}

/** @param {string} name */
function panel(name) {
  openPanel(name);
  const shown = document.getElementById(name);
  (name === "score" ? shown?.querySelector("input:checked, input[type=radio]") : shown)?.focus();
}

/** @type {Record<string, () => void>} */
const KEYS = {
  "]": () => file(1), "[": () => file(-1), "}": () => file(1, true), "{": () => file(-1, true),
  n: () => hunk(1), p: () => hunk(-1), j: () => line(1), k: () => line(-1),
  x: cycle, m: () => follow("[data-mode]:not([aria-current])"), w: () => follow('[data-toggle="space"]'), z: toggleWrap,
  r: () => void viewed(), M: () => { void viewed(); file(1); },
  c: () => { const row = cursor(); if (row) annotate(row); },
  v: () => panel("verifiers"), y: () => panel("trajectory"), s: () => panel("score"),
  t: filterFiles, b: () => fold("tree"), i: () => fold("rail"),
};

/**
 * What only one kind of page does.
 * @typedef {{ keys: Record<string, () => void>, save: () => void, send: (primary: HTMLElement) => void }} Own
 */

/** Listens from now on. @param {Own} own */
export function listen(own) {
  document.addEventListener("keydown", (event) => press(event, own));
}

/** @param {KeyboardEvent} event @param {Own} own */
function press(event, own) {
  const control = event.ctrlKey || event.metaKey;
  if (document.querySelector("dialog[open]")) return;
  if (control && event.key.toLowerCase() === "s") { event.preventDefault(); own.save(); return; }
  if (control && event.key === "Enter") {
    event.preventDefault();
    const primary = main.querySelector(".panel-foot .btn-primary");
    if (primary instanceof HTMLElement) own.send(primary);
    return;
  }
  if (event.key === "Escape" && inText(event.target)) { /** @type {HTMLElement} */ (event.target).blur(); return; }
  if (event.altKey && !control && /^[012]$/.test(event.key)) {
    event.preventDefault();
    follow(`[data-view="${{ 0: "both", 1: "a", 2: "b" }[event.key]}"]`);
    return;
  }
  if (control || event.altKey || inText(event.target)) return;
  if (event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    event.preventDefault();
    pane(event.key === "ArrowLeft" ? "a" : "b");
    return;
  }
  const inScale = event.target instanceof Element && event.target.closest("#score-form");
  if (!inScale && !event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp") && cursor()) {
    event.preventDefault();
    line(event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  const act = own.keys[event.key] ?? KEYS[event.key];
  if (!act || document.body.dataset.singleKeys === "off") return;
  event.preventDefault();
  act();
}

main.addEventListener("click", (event) => {
  const row = event.target instanceof Element ? event.target.closest(`#diff ${ROWS}`) : null;
  if (row && getSelection()?.isCollapsed !== false) moveTo(row);
});
