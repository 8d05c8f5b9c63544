// The form of a draft: verifier rows come and go, fields of the other rule hide, Ctrl+S saves, leaving asks.
// Without this file the form has two free rows after each save, and shows all fields.

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-task-form]"));
const list = /** @type {HTMLElement} */ (form.querySelector("[data-verifiers]"));
const add = /** @type {HTMLButtonElement} */ (form.querySelector("[data-add]"));
const most = Number(list.dataset.most);
let changed = false;

/** @returns {HTMLElement[]} */
function rows() {
  return [...list.querySelectorAll("[data-verifier]")].map((row) => /** @type {HTMLElement} */ (row));
}

/** Shows the fields of the chosen rule. @param {HTMLElement} row */
function showRule(row) {
  const junit = row.querySelector('[data-rule] input[value="junit"]');
  const chosen = junit instanceof HTMLInputElement && junit.checked;
  for (const part of row.querySelectorAll("[data-rule-junit]")) /** @type {HTMLElement} */ (part).hidden = !chosen;
  for (const part of row.querySelectorAll("[data-rule-exit]")) /** @type {HTMLElement} */ (part).hidden = chosen;
}

/** Gives a row the next free number, so that no two rows share a field. @param {HTMLElement} row @param {number} n */
function renumber(row, n) {
  for (const part of row.querySelectorAll("[name^=v], [id^=v], [for^=v]")) {
    for (const name of ["name", "id", "for"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(/^v\d+\./, `v${n}.`));
    }
  }
  const legend = row.querySelector("legend");
  if (legend) legend.textContent = `Verifier ${n + 1}`;
}

/** @param {HTMLElement} row */
function clear(row) {
  for (const field of row.querySelectorAll("input:not([type=radio]), textarea")) /** @type {HTMLInputElement} */ (field).value = "";
  const seconds = row.querySelector("[name$='.seconds']");
  const exit = row.querySelector("[name$='.exitCode']");
  if (seconds instanceof HTMLInputElement) seconds.value = "120";
  if (exit instanceof HTMLInputElement) exit.value = "0";
  for (const radio of row.querySelectorAll("[name$='.onBase'][value='fail'], [name$='.rule'][value='exit']")) /** @type {HTMLInputElement} */ (radio).checked = true;
  showRule(row);
}

/** @param {HTMLElement} row */
function wire(row) {
  showRule(row);
  row.addEventListener("change", () => showRule(row));
  const remove = row.querySelector("[data-remove]");
  if (!(remove instanceof HTMLButtonElement)) return;
  remove.hidden = false;
  remove.addEventListener("click", () => {
    if (rows().length > 1) row.remove();
    else clear(row);
    add.hidden = rows().length >= most;
    add.focus();
    changed = true;
  });
}

function words() {
  const prompt = form.elements.namedItem("prompt");
  const place = form.querySelector("[data-words]");
  if (!(prompt instanceof HTMLTextAreaElement) || !place) return;
  const count = prompt.value.split(/\s+/).filter(Boolean).length;
  place.textContent = count === 0 ? "to write" : count === 1 ? "1 word" : `${count} words`;
}

/** The free rows are for readers without scripts; with the button, one is enough for a start. */
function dropFreeRows() {
  const free = rows().filter((row) => [...row.querySelectorAll("[name$='.name'], [name$='.command']")].every((field) => /** @type {HTMLInputElement} */ (field).value === ""));
  const spare = free.length === rows().length ? free.slice(1) : free;
  for (const row of spare) row.remove();
}

rows().forEach(wire);
dropFreeRows();
words();
add.hidden = rows().length >= most;
add.addEventListener("click", () => {
  const first = rows()[0];
  if (!first) return;
  const copy = /** @type {HTMLElement} */ (first.cloneNode(true));
  // numbers of removed rows are used again, so that they stay below what the server reads
  const used = new Set(rows().map((row) => Number(/^v(\d+)/.exec(row.querySelector("[name]")?.getAttribute("name") ?? "")?.[1])));
  let free = 0;
  while (used.has(free)) free += 1;
  renumber(copy, free);
  clear(copy);
  list.append(copy);
  wire(copy);
  const name = copy.querySelector("input");
  if (name) name.focus();
  add.hidden = rows().length >= most;
});

form.addEventListener("input", () => {
  changed = true;
  words();
});
form.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    form.requestSubmit();
  }
});
