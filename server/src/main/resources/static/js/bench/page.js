// What the other files share: the page's parts, requests, small elements.

export const main = /** @type {HTMLElement} */ (document.getElementById("main"));
export const comparison = main?.dataset.comparison ?? "";
export const writable = main?.dataset.writable === "yes";
export const scoreForm = /** @type {HTMLFormElement | null} */ (document.getElementById("score-form"));
export const api = `/api/v1/comparisons/${comparison}`;

/**
 * Sends a change once: with a key of its own, so that a repetition is the same change.
 * @param {string} method @param {string} path @param {unknown} body @param {{ key?: string, keepalive?: boolean }} [options]
 */
export async function send(method, path, body, options = {}) {
  const answer = await fetch(path, {
    method,
    keepalive: options.keepalive ?? false,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "Idempotency-Key": options.key ?? crypto.randomUUID(),
      "X-CSRF-TOKEN": document.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? "",
    },
    body: JSON.stringify(body),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, said.detail ?? "The server did not answer as expected.");
  return said;
}

/** The server understood and refused. */
export class Refusal extends Error {
  /** @param {number} status @param {string} detail */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** @param {string} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} children */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A bar across the page, for what must be known now; one per kind. @param {string} kind @param {...(Node | string)} children */
export function bar(kind, ...children) {
  document.querySelector(`[data-bar="${kind}"]`)?.remove();
  if (children.length === 0) return;
  main.before(element("div", { class: "taken", role: "status", "data-bar": kind }, ...children));
}

/** Whether keys belong to what the person types in. @param {EventTarget | null} target */
export function inText(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT") return true;
  return target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit)$/.test(target.type);
}

/** @param {string} name @returns {string} */
export function symbol(name) {
  const paths = { check: "M3 8.5 6.5 12 13 4.5", dash: "M4 8h8", warn: "M8 2.5 14.5 13.5h-13ZM8 6.5v3.5M8 11.8v.2" };
  return paths[/** @type {"check" | "dash" | "warn"} */ (name)] ?? paths.dash;
}

/** @param {string} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", symbol(name));
  svg.append(path);
  return svg;
}
