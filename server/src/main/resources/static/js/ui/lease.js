// The clock of a lease, on any page that shows one: it counts down, warns at ten and two minutes, extends without
// leaving the page, and says once in half a minute that the page is used. Without this file the forms do the same.
import { send } from "../bench/page.js";

const BEAT = 30000;
const USED_WITHIN = 120000;
const clock = /** @type {HTMLElement | null} */ (document.querySelector("[data-lease-until]"));
const ahead = clock ? Date.parse(clock.dataset.leaseNow ?? "") - Date.now() : 0;
let told = Infinity;
let used = Date.now();
/** @type {(words?: string) => void} */
let warn = () => {};

/** What is left, by the installation's clock, in whole minutes. */
function minutes() {
  return Math.floor((Date.parse(clock?.dataset.leaseUntil ?? "") - Date.now() - ahead) / 60000);
}

/** @param {number} left */
function words(left) {
  if (left < 0) return "over";
  return left >= 60 ? `${Math.floor(left / 60)} h ${left % 60} min left` : `${left} min left`;
}

function tick() {
  if (!clock || clock.dataset.leasePaused === "yes") return;
  const left = minutes();
  const place = clock.querySelector("[data-lease-words]");
  if (place) place.textContent = words(left);
  clock.toggleAttribute("data-near", left < 10);
  for (const limit of [0, 2, 10]) {
    if (left < limit + (limit === 0 ? 0 : 1) && told > limit) {
      told = limit;
      warn(limit === 0 ? "Your lease has ended. For a while you may still submit or extend; what you wrote is kept in any case." : `Your lease ends in ${Math.max(left, 0)} minutes. Press + or Extend to go on; what you wrote is safe either way.`);
      break;
    }
  }
}

/** Gives the whole lease anew and stays on the page. */
export async function extend() {
  if (!clock) return;
  try {
    const lease = await send("POST", `/api/v1/tasks/${clock.dataset.lease}/extend`, {});
    clock.dataset.leaseUntil = lease.leaseUntil;
    if (clock.dataset.leasePaused === "yes") window.location.reload();
    told = Infinity;
    clock.querySelector("[data-lease-end]")?.remove();
    warn(`Extended: ${words(minutes())}.`);
    window.setTimeout(() => { if (told === Infinity) warn(); }, 8000);
    tick();
  } catch (failure) {
    warn(failure instanceof Error ? failure.message : "The server cannot be reached; your lease is as it was.");
  }
}

function beat() {
  if (!clock || document.visibilityState !== "visible" || Date.now() - used > USED_WITHIN) return;
  void send("POST", `/api/v1/tasks/${clock.dataset.lease}/beat`, {}).catch(() => {});
}

/** Watches from now on. @param {(words?: string) => void} say shows a warning, or takes it away */
export function watch(say) {
  if (!clock || Number.isNaN(minutes())) return;
  warn = say;
  tick();
  setInterval(tick, 15000);
  for (const event of ["scroll", "keydown", "pointerdown", "pointermove", "focus"]) {
    window.addEventListener(event, () => { used = Date.now(); }, { passive: true, capture: true });
  }
  setInterval(beat, BEAT);
  document.querySelector("form[data-extend]")?.addEventListener("submit", (event) => { event.preventDefault(); void extend(); });
}
