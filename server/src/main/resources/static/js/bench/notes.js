// Notes on lines: the editor opens below the line, the note is written by the form of the Notes panel.
import { bar, element, main, writable } from "./page.js";
import { guard } from "./scales.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("note-form"));

/** @param {Element} row @returns {{ of: string, line: number } | null} */
function placeOf(row) {
  const cell = row.querySelector(".line");
  const line = Number(cell?.textContent);
  return line > 0 ? { of: row.classList.contains("del") || cell?.classList.contains("was-del") ? "base" : "after", line } : null;
}

/** Rows of the selection if it lies in one pane around this row, else the row. @param {Element} row */
function selectedRows(row) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [row];
  const half = row.closest(".half");
  const rows = [...(half?.querySelectorAll("tr:not(.hunk):not(.note-row)") ?? [])].filter((r) => selection.containsNode(r, true));
  return rows.length > 0 ? rows : [row];
}

/** Opens the editor below a row. @param {Element} row */
export function annotate(row) {
  const half = /** @type {HTMLElement | null} */ (row.closest(".half"));
  const file = /** @type {HTMLElement | null} */ (row.closest(".file"));
  if (!form || !writable || !half?.dataset.side || !file) return;
  const rows = selectedRows(row);
  const places = rows.map(placeOf).filter((p) => p !== null);
  const of = places.at(-1)?.of ?? "after";
  const numbers = places.filter((p) => p.of === of).map((p) => p.line);
  if (numbers.length === 0) return;
  main.querySelector(".note-editor")?.remove();
  const editor = /** @type {HTMLFormElement} */ (form.cloneNode(true));
  editor.removeAttribute("id");
  const set = (/** @type {string} */ name, /** @type {string} */ value) => {
    const control = editor.elements.namedItem(name);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
    if (control instanceof HTMLElement && name !== "_key") control.closest("label")?.setAttribute("hidden", "");
  };
  set("side", half.dataset.side);
  set("of", of);
  set("file", file.dataset.file ?? "");
  set("first", String(Math.min(...numbers)));
  set("last", String(Math.max(...numbers)));
  set("_key", crypto.randomUUID());
  const cancel = element("button", { class: "btn btn-plain", type: "button" }, "Close ", element("kbd", {}, "Esc"));
  const range = Math.min(...numbers) === Math.max(...numbers) ? `line ${numbers[0]}` : `lines ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
  editor.prepend(element("p", { class: "note-place" }, `${half.dataset.side.toUpperCase()}, ${range}${of === "base" ? " of the base" : ""}`));
  editor.querySelector("p.row")?.append(cancel);
  const cell = element("td", { colspan: row.closest(".diff-split") ? "6" : "3" }, editor);
  const line = element("tr", { class: "note-row note-editor" }, cell);
  row.after(line);
  cancel.addEventListener("click", () => line.remove());
  editor.addEventListener("submit", (event) => {
    event.preventDefault();
    void write(editor, file.dataset.file ?? "");
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); event.stopPropagation(); editor.requestSubmit(); }
    if (event.key === "Escape" && !(/** @type {HTMLTextAreaElement} */ (editor.elements.namedItem("text")).value)) line.remove();
  });
  /** @type {HTMLTextAreaElement} */ (editor.elements.namedItem("text")).focus();
}

/** @param {HTMLFormElement} editor @param {string} file */
async function write(editor, file) {
  const answer = await fetch(editor.action, { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(editor))), headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) {
    const page = answer ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    bar("note", page?.querySelector(".state p")?.textContent ?? "The server cannot be reached. The note is still in its field; send it again.");
    return;
  }
  bar("note");
  renew(new DOMParser().parseFromString(await answer.text(), "text/html"), file);
}

/** Takes over what a note changes: the file, the list of notes, what may be named. @param {Document} page @param {string} file */
function renew(page, file) {
  for (const selector of [`#f-${file}`, "#notes", ".tabs"]) {
    const fresh = page.querySelector(selector);
    const old = main.querySelector(selector);
    if (!fresh || !old) continue;
    if (selector === "#notes") fresh.classList.toggle("panel-open", old.classList.contains("panel-open"));
    if (selector === ".tabs") {
      const counts = [...fresh.querySelectorAll(".count")];
      old.querySelectorAll(".count").forEach((count, i) => { count.textContent = counts[i]?.textContent ?? ""; });
    } else {
      old.replaceWith(document.adoptNode(fresh));
    }
  }
  const why = document.getElementById("why");
  const freshWhy = page.getElementById("why");
  if (why && freshWhy) why.dataset.references = freshWhy.dataset.references;
  guard();
}

main.addEventListener("click", (event) => {
  const cell = event.target instanceof Element ? event.target.closest("#diff .diff .line") : null;
  const row = cell?.closest("tr:not(.hunk):not(.note-row)");
  if (row && writable) annotate(row);
});

// What is copied from the diff holds the characters themselves, not their labels.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode?.parentElement?.closest("#diff, #rail")) return;
  const holder = document.createElement("div");
  for (let i = 0; i < selection.rangeCount; i++) holder.append(selection.getRangeAt(i).cloneContents());
  if (!holder.querySelector(".hidden-char")) return;
  for (const label of holder.querySelectorAll(".hidden-char")) {
    const code = label.textContent ?? "";
    label.textContent = code === "CR" ? "\r" : String.fromCodePoint(parseInt(code.slice(2), 16));
  }
  for (const aside of holder.querySelectorAll(".line, .sign, .row-end, caption, .note-row")) aside.remove();
  for (const row of holder.querySelectorAll("tr")) row.append("\n");
  event.clipboardData?.setData("text/plain", holder.textContent ?? "");
  event.preventDefault();
});
