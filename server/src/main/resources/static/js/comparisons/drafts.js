// Never lose work: each keystroke goes to the browser's journal, a draft to the server after 3 s of rest or 15 s at
// most. A killed browser comes back with what was typed.
import { bar, comparison, element, main, Refusal, scoreForm, send, writable } from "../bench/page.js";

const REST = 3000;
const LONGEST = 15000;
const form = scoreForm;
const place = form?.dataset.draftPath ?? "";
const key = form?.dataset.draft ?? "";

let revision = Number(form?.dataset.revision ?? 0);
let dirtySince = 0;
let timer = 0;
let saving = /** @type {Promise<void> | null} */ (null);
let failures = 0;
let stopped = false;

/** @returns {Record<string, string>} */
function fields() {
  /** @type {Record<string, string>} */
  const all = {};
  for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (form))) {
    if (!name.startsWith("_") && name !== "about" && name !== "fence") all[name] = String(value);
  }
  return all;
}

/** @param {Record<string, string>} values */
function fill(values) {
  for (const control of /** @type {HTMLFormElement} */ (form).elements) {
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = values[control.name] === control.value;
    else if (control instanceof HTMLTextAreaElement && control.name in values) control.value = values[control.name];
  }
  form?.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("marlin", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("journal");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const journal = open().catch(() => null);

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} work @returns {Promise<any>} */
async function inJournal(mode, work) {
  const database = await journal;
  if (!database) return undefined;
  return new Promise((resolve) => {
    const request = work(database.transaction("journal", mode, { durability: "relaxed" }).objectStore("journal"));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}

/** @param {string} words @param {Date} [at] */
function say(words, at) {
  const place = document.querySelector("[data-saved-words]");
  if (!place) return;
  place.replaceChildren(words);
  if (at) place.append(" ", element("time", { datetime: at.toISOString() }, at.toLocaleTimeString([], { hour12: false })));
}

function changed() {
  if (stopped) return;
  const now = Date.now();
  dirtySince ||= now;
  void inJournal("readwrite", (store) => store.put({ fields: fields(), at: now, revision }, key));
  say("Typing; kept in this browser");
  clearTimeout(timer);
  timer = window.setTimeout(save, Math.max(0, Math.min(REST, dirtySince + LONGEST - now)));
}

/** Saves now what is not saved yet. */
export async function save() {
  clearTimeout(timer);
  if (!form || stopped || !dirtySince) return;
  if (saving) await saving;
  const began = dirtySince;
  dirtySince = 0;
  const sent = fields();
  saving = send("PUT", place, { revision, fields: sent })
    .then((answer) => {
      failures = 0;
      revision = answer.draft.revision;
      if (answer.outcome === "both_kept") {
        bar("conflict", "Another window saved a newer version. Both are kept: yours is on the server, beside it. Reload to see both; typing on saves yours as the newer one.");
        return;
      }
      bar("offline");
      say("Saved", new Date(answer.draft.savedAt));
      if (!dirtySince) void inJournal("readwrite", (store) => store.delete(key));
    })
    .catch((failure) => {
      dirtySince ||= began;
      if (failure instanceof Refusal && failure.status < 500 && failure.status !== 429) {
        say("Kept in this browser only");
        bar("offline", `${failure.message} What you typed is kept in this browser.`);
        return;
      }
      failures += 1;
      say("Kept in this browser; trying again");
      bar("offline", "The server cannot be reached. Go on: everything is kept in this browser and sent when it is back.");
      timer = window.setTimeout(save, Math.min(30000, REST * 2 ** failures) * (0.5 + Math.random() / 2));
    })
    .finally(() => { saving = null; });
  await saving;
}

/** Stops saving: somebody else has taken over, or the form is on its way. */
export function stop() {
  stopped = true;
  clearTimeout(timer);
}

async function restore() {
  const kept = await inJournal("readonly", (store) => store.get(key));
  if (!kept) return;
  const here = fields();
  const differs = Object.keys({ ...kept.fields, ...here }).some((name) => (kept.fields[name] ?? "") !== (here[name] ?? ""));
  if (!differs) {
    void inJournal("readwrite", (store) => store.delete(key));
    return;
  }
  fill(kept.fields);
  dirtySince = Date.now();
  say("Restored what this browser had kept");
  timer = window.setTimeout(save, REST);
}

if (form && writable) {
  form.addEventListener("input", changed);
  document.getElementById("next")?.addEventListener("input", changed);
  for (const radio of document.querySelectorAll('[name="mode"][form="score-form"]')) radio.addEventListener("change", changed);
  window.addEventListener("pagehide", () => {
    if (dirtySince && !stopped) void send("PUT", place, { revision, fields: fields() }, { keepalive: true }).catch(() => {});
  });
  window.addEventListener("online", save);
  void restore();
} else if (main.dataset.settled === "yes") {
  void inJournal("readwrite", (store) => store.delete(IDBKeyRange.bound(`${comparison}/`, `${comparison}/\uffff`)));
}
