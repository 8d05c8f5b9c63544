// What every page can do without a reload: theme, key list, palette, two-key jumps, keys for rows.
// Everything here has a plain link or form behind it; without this file nothing is lost but speed.

import { onRows } from "./rows.js";

/** @type {Record<string, string>} second key after g, to path */
const JUMPS = { h: "/", q: "/catalog", t: "/tasks", r: "/reviews", p: "/earnings", e: "/datasets" };

/** @param {string} name @param {string} value */
function remember(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}

for (const group of document.querySelectorAll("[data-preference]")) {
  group.addEventListener("change", (event) => {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    remember(/** @type {HTMLElement} */ (group).dataset.preference, value);
    if (value === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  });
}

for (const box of document.querySelectorAll("[data-preference-check]")) {
  box.addEventListener("change", () => {
    const on = /** @type {HTMLInputElement} */ (box).checked;
    remember(/** @type {HTMLElement} */ (box).dataset.preferenceCheck, on ? "on" : "off");
    document.body.dataset.singleKeys = on ? "on" : "off";
  });
}

/** A table that is wider than its place can be scrolled from the keyboard too. @param {Element} place */
function letScroll(place) {
  if (place.scrollWidth <= place.clientWidth) {
    for (const name of ["tabindex", "role", "aria-label"]) place.removeAttribute(name);
    return;
  }
  place.setAttribute("tabindex", "0");
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", place.querySelector("caption")?.textContent ?? "Table");
}

for (const place of document.querySelectorAll(".scroll")) {
  letScroll(place);
  const widths = new ResizeObserver(() => letScroll(place));
  for (const part of [place, ...place.children]) widths.observe(part);
}

/** @param {EventTarget | null} target */
function inText(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(radio|checkbox|button|submit)$/.test(/** @type {HTMLInputElement} */ (target).type ?? ""));
}

/** @param {string} tag @param {string} text @param {Record<string, string>} attributes */
function element(tag, text = "", attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** @returns {HTMLDialogElement} */
function paletteDialog() {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", "", { class: "palette", "aria-label": "Go to" }));
  const input = /** @type {HTMLInputElement} */ (element("input", "", { class: "input", type: "search", "aria-label": "Go to or search the catalog", placeholder: "Go to, or search the catalog" }));
  const list = element("ul");
  dialog.append(input, list);
  const entries = [...document.querySelectorAll(".sidenav a")].map((link) => ({ label: link.childNodes[1]?.textContent ?? link.textContent ?? "", href: link.getAttribute("href") ?? "/" }));
  const fill = () => {
    const words = input.value.trim().toLowerCase();
    const rows = entries.filter((entry) => entry.label.toLowerCase().includes(words));
    if (words) rows.push({ label: `Search the catalog for “${input.value.trim()}”`, href: `/catalog?q=${encodeURIComponent(input.value.trim())}` });
    list.replaceChildren(...rows.map((entry) => {
      const item = element("li");
      item.append(element("a", entry.label, { href: entry.href }));
      return item;
    }));
  };
  input.addEventListener("input", fill);
  dialog.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "ArrowDown") { links[Math.min(at + 1, links.length - 1)]?.focus(); event.preventDefault(); }
    if (event.key === "ArrowUp") { at <= 0 ? input.focus() : links[at - 1].focus(); event.preventDefault(); }
    if (event.key === "Enter" && document.activeElement === input) { links[0]?.click(); event.preventDefault(); }
  });
  fill();
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

function keysDialog() {
  const own = document.querySelector("[data-keys-of-page]");
  if (own instanceof HTMLDialogElement) { own.showModal(); return; }
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", "", { class: "dialog keys-dialog", "aria-label": "Keys" }));
  const list = element("dl");
  const rows = [["Ctrl K", "go to, search"], ["?", "this list"], ["g h", "home, your turn"], ["g q", "catalog"], ["g t", "tasks"], ["g r", "reviews"], ["g p", "earnings"], ["g e", "datasets"], ["/", "search on this page"], ["j k", "next, previous row"], ["Enter", "open the row"], ["Shift Enter", "do what the row offers"], ["x", "mark the row, where rows can be marked"], ["Shift X", "mark all rows from the one marked last"], ["e", "export, where a page has one"]];
  for (const [key, meaning] of rows) {
    const term = element("dt");
    term.append(element("kbd", key));
    list.append(term, element("dd", meaning));
  }
  const close = element("button", "Close", { class: "btn", type: "button" });
  close.addEventListener("click", () => dialog.close());
  const body = element("div", "", { class: "dialog-body" });
  body.append(element("h2", "Keys"), list, close);
  dialog.append(body);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}

let waitingForJump = false;
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    paletteDialog();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || inText(event.target) || document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
  const jump = waitingForJump ? JUMPS[event.key] : undefined;
  waitingForJump = event.key === "g";
  if (jump) {
    location.href = jump;
    event.preventDefault();
    return;
  }
  onRows(event);
  if (event.key === "?") { keysDialog(); event.preventDefault(); }
  if (event.key === "/") {
    const search = document.querySelector("main input[type=search]");
    if (search instanceof HTMLInputElement) { search.focus(); event.preventDefault(); }
  }
});

for (const button of document.querySelectorAll("[data-palette]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", paletteDialog);
}
for (const button of document.querySelectorAll("[data-keys]")) {
  button.removeAttribute("hidden");
  button.addEventListener("click", keysDialog);
}
