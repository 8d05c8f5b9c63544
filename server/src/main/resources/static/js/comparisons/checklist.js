// Before a judgement goes out: what is missing, what is odd. Only what is missing stops it.
import { stop } from "./drafts.js";
import { element, icon, main, scoreForm, writable } from "../bench/page.js";
import { evidence } from "../bench/scales.js";

const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("checklist"));
const list = dialog?.querySelector("[data-checks]");
const really = dialog?.querySelector("[data-really]");

/** @typedef {{ words: string, state: "good" | "bad" | "warn" }} Check */

/** @param {FormData} data @returns {string[]} */
function unanswered(data) {
  const open = [];
  for (const scale of scoreForm?.querySelectorAll(".scale") ?? []) {
    const name = scale.querySelector("input")?.name ?? "";
    if (!data.get(name)) open.push(scale.querySelector("legend")?.textContent ?? name);
  }
  if (!data.get("confidence")) open.push("Confidence");
  if (!String(data.get("rationale") ?? "").trim()) open.push("Why");
  return open;
}

/** Axes that clearly lean to the side that the overall answer does not prefer. @param {FormData} data */
function contradicts(data) {
  const overall = String(data.get("overall") ?? "");
  const sign = overall.startsWith("a_") ? -1 : overall.startsWith("b_") ? 1 : 0;
  let lean = 0;
  for (const [name, value] of data) if (name.startsWith("axis.") && value !== "na") lean += Math.sign(Number(value) - 4);
  return sign !== 0 && sign * lean < 0;
}

/** @returns {Check[]} */
function checks() {
  const data = new FormData(/** @type {HTMLFormElement} */ (scoreForm));
  const open = unanswered(data);
  const found = evidence();
  const left = main.querySelectorAll(".tree .mark[data-side]:not(.mark-seen)").length;
  const all = main.querySelectorAll(".tree .mark[data-side]").length;
  /** @type {Check[]} */
  const result = [open.length ? { state: "bad", words: `Still to answer: ${open.join(", ")}` } : { state: "good", words: "Every question is answered" }];
  for (const side of /** @type {("A" | "B")[]} */ (["A", "B"])) {
    const covered = found[side].length > 0 || found.verifiers.length > 0;
    result.push({ state: covered ? "good" : "bad", words: covered ? `The rationale names evidence for ${side}` : `The rationale names nothing on ${side}: a note (${side}1) or a verifier (V1)` });
  }
  result.push(left ? { state: "warn", words: `${left} of ${all} files are not marked as viewed${left * 2 > all ? ": more than half" : ""}` } : { state: "good", words: "All files are viewed" });
  result.push(contradicts(data) ? { state: "warn", words: "Most axes lean to the other side than the overall answer" } : { state: "good", words: "Axes and overall agree" });
  const text = String(data.get("rationale") ?? "");
  const letters = /\bA\b/.test(text.replace(/\bA\d/g, "A ")) && /\bB\b/.test(text.replace(/\bB\d/g, "B "));
  if (!letters) result.push({ state: "warn", words: "The rationale does not speak of both A and B by letter" });
  if (String(data.get("followUp") ?? "").trim()) result.push({ state: "warn", words: "There is a follow-up that was not sent: it stays a draft" });
  return result;
}

/** Shows the check list; from there the judgement goes out. */
export function openChecklist() {
  if (!dialog || !list || !writable || dialog.open) return;
  const result = checks();
  list.replaceChildren(...result.map((check) => element("li", {}, statusOf(check))));
  if (really instanceof HTMLButtonElement) really.disabled = result.some((check) => check.state === "bad");
  dialog.showModal();
}

/** @param {Check} check */
function statusOf(check) {
  return element("span", { class: `status status-${check.state}` }, icon(check.state === "good" ? "check" : check.state === "bad" ? "dash" : "warn"), element("span", {}, check.words));
}

if (dialog && scoreForm && writable) {
  const open = document.querySelector("[data-checklist]");
  if (open instanceof HTMLElement) {
    open.hidden = false;
    open.addEventListener("click", openChecklist);
  }
  scoreForm.addEventListener("submit", (event) => {
    const by = event.submitter;
    if (by?.hasAttribute("data-submit")) {
      event.preventDefault();
      openChecklist();
      return;
    }
    if (scoreForm.dataset.sent) { event.preventDefault(); return; }
    scoreForm.dataset.sent = "yes"; // one press, one request; the key would stop a second anyway
    stop();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && really instanceof HTMLButtonElement && !really.disabled) {
      event.preventDefault();
      really.click();
    }
  });
}
