// The focused scale takes digits; the rationale is told at once which evidence it names. The rule is the server's.
import { element, icon, scoreForm, writable } from "./page.js";

const why = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("why"));

/** @param {string} text */
const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** @param {string} text @param {string} pattern */
const names = (text, pattern) => new RegExp(`(?<![\\p{L}\\p{N}_-])${pattern}(?![\\p{L}\\p{N}_-])`, "u").test(text);
/** @param {string | undefined} list */
const lines = (list) => (list ? list.split("\n") : []);

/** What the rationale names now. @returns {{ A: string[], B: string[], verifiers: string[] }} */
export function evidence() {
  const found = { A: /** @type {string[]} */ ([]), B: /** @type {string[]} */ ([]), verifiers: /** @type {string[]} */ ([]) };
  if (!why) return found;
  const text = why.value.toLowerCase();
  for (const reference of lines(why.dataset.references)) {
    if (names(text, quoted(reference.toLowerCase()))) found[reference.startsWith("A") ? "A" : "B"].push(reference);
  }
  lines(why.dataset.verifiers).forEach((verifier, i) => {
    if (names(text, quoted(verifier.toLowerCase())) || names(text, `(?:v|verifier\\s+#?)0*${i + 1}`)) found.verifiers.push(verifier);
  });
  return found;
}

/** Writes what is named below the rationale. */
export function guard() {
  if (!why) return;
  const found = evidence();
  for (const side of /** @type {("A" | "B")[]} */ (["A", "B"])) {
    const place = document.querySelector(`[data-guard="${side}"]`);
    if (!place) continue;
    const covered = found[side].length > 0 || found.verifiers.length > 0;
    place.className = `status ${covered ? "status-good" : "status-warn"}`;
    const words = found[side].length ? `names ${side}: ${found[side].join(", ")}` : covered ? `names ${side}: a verifier` : `names nothing on ${side} yet`;
    place.replaceChildren(icon(covered ? "check" : "dash"), element("span", {}, words));
  }
  const count = document.querySelector("[data-words]");
  const text = why.value.trim();
  if (count) count.textContent = `${text ? text.split(/\s+/).length : 0} words`;
}

why?.addEventListener("input", guard);
scoreForm?.addEventListener("filled", guard);
if (why) guard();

if (scoreForm && writable) {
  scoreForm.addEventListener("keydown", (event) => {
    const scale = event.target instanceof HTMLInputElement && event.target.type === "radio" ? event.target.closest(".scale") : null;
    if (!scale || event.ctrlKey || event.metaKey || event.altKey || !/^[0-7]$/.test(event.key)) return;
    const chosen = scale.querySelector(event.key === "0" ? ".step-none input" : `[data-step="${event.key}"] input`);
    if (!(chosen instanceof HTMLInputElement)) return;
    chosen.checked = true;
    chosen.focus();
    chosen.dispatchEvent(new Event("input", { bubbles: true }));
    event.preventDefault();
  });
}
