// Panels, folding, wrapping and filtering without a reload; the links behind them do the same with one.
import { main } from "./page.js";

/** Opens a panel of the rail. @param {string} name */
export function openPanel(name) {
  main.classList.remove("no-rail");
  for (const tab of main.querySelectorAll(".tabs a")) {
    const open = /** @type {HTMLElement} */ (tab).dataset.panel === name;
    if (open) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  for (const panel of main.querySelectorAll(".panel")) panel.classList.toggle("panel-open", panel.id === name);
  const address = new URL(location.href);
  if (name === "score") address.searchParams.delete("panel");
  else address.searchParams.set("panel", name);
  address.hash = "";
  history.replaceState(null, "", address);
}

/** @param {"tree" | "rail"} part */
export function fold(part) {
  const folded = main.classList.toggle(`no-${part}`);
  document.querySelector(`[data-collapse="${part}"]`)?.setAttribute("aria-pressed", String(folded));
  try { localStorage.setItem(`marlin-no-${part}`, folded ? "yes" : ""); } catch { /* private window: not remembered */ }
}

export function toggleWrap() {
  const link = main.querySelector('[data-toggle="wrap"]');
  const off = document.getElementById("diff")?.classList.toggle("nowrap-code") ?? false;
  link?.setAttribute("aria-checked", String(!off));
  const address = new URL(location.href);
  if (off) address.searchParams.set("wrap", "off");
  else address.searchParams.delete("wrap");
  history.replaceState(null, "", address);
}

export function filterFiles() {
  main.classList.remove("no-tree");
  const box = /** @type {HTMLElement | null} */ (main.querySelector(".tree-filter"));
  if (!box) return;
  box.hidden = false;
  box.querySelector("input")?.focus();
}

main.querySelector(".tabs")?.addEventListener("click", (event) => {
  const tab = event.target instanceof Element ? event.target.closest("a") : null;
  if (!tab?.dataset.panel) return;
  event.preventDefault();
  openPanel(tab.dataset.panel);
});

for (const button of main.querySelectorAll("[data-collapse]")) {
  const part = /** @type {"tree" | "rail"} */ (/** @type {HTMLElement} */ (button).dataset.collapse);
  /** @type {HTMLElement} */ (button).hidden = false;
  button.addEventListener("click", () => fold(part));
  try { if (localStorage.getItem(`marlin-no-${part}`)) fold(part); } catch { /* private window */ }
}

main.querySelector('[data-toggle="wrap"]')?.addEventListener("click", (event) => {
  event.preventDefault();
  toggleWrap();
});

main.querySelector("#tree-filter")?.addEventListener("input", (event) => {
  const words = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase();
  for (const item of main.querySelectorAll(".tree li")) {
    const name = item.querySelector(".tree-name")?.getAttribute("title")?.toLowerCase() ?? "";
    /** @type {HTMLElement} */ (item).hidden = !name.includes(words);
  }
});

// A link to a note shows its place in the diff; a link to a file marks it in the tree.
main.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const target = link && document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
  if (!link || !target || !target.closest("#diff")) return;
  event.preventDefault();
  target.scrollIntoView({ block: target.classList.contains("file") ? "start" : "center" });
  const file = target.closest(".file");
  if (file instanceof HTMLElement) markCurrent(file);
});

/** @param {HTMLElement} file */
export function markCurrent(file) {
  for (const other of main.querySelectorAll(".file.current")) other.classList.remove("current");
  file.classList.add("current");
  for (const link of main.querySelectorAll(".tree a")) {
    if (/** @type {HTMLElement} */ (link).dataset.file === file.dataset.file) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

