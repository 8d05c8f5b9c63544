// The lease's clock: minutes, and a bar when ten and two are left.
import { bar } from "../bench/page.js";

const clock = /** @type {HTMLElement | null} */ (document.querySelector("[data-until]"));
const until = clock ? Date.parse(clock.dataset.until ?? "") : NaN;
let told = Infinity;

function tick() {
  if (!clock) return;
  const minutes = Math.max(0, Math.floor((until - Date.now()) / 60000));
  const words = clock.querySelector("b");
  if (words) words.textContent = `${minutes} min`;
  for (const limit of [0, 2, 10]) {
    if (minutes <= limit && told > limit) {
      told = limit;
      bar("lease", limit === 0 ? "Your lease has ended. For half an hour you may still submit or extend; your draft is kept in any case." : `Your lease ends in ${minutes} minutes. Press Extend at the top to go on.`);
      break;
    }
  }
}

if (!Number.isNaN(until)) {
  tick();
  setInterval(tick, 15000);
}
