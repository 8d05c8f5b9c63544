// One task: the log of a dry run as it grows, the lease as it runs out. Without this file a link reloads the log.

/** Follows the log; the browser reconnects by itself and goes on after the last line it has. */
function followLog() {
  const log = document.querySelector("[data-dry-run]");
  if (!(log instanceof HTMLElement) || !log.dataset.dryRun) return;
  const events = new EventSource(log.dataset.dryRun);
  events.addEventListener("line", (event) => {
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    log.append(`${event.data}\n`);
    if (atEnd) log.scrollTop = log.scrollHeight;
  });
  events.addEventListener("end", () => {
    events.close();
    window.location.reload();
  });
}

/** @param {number} minutes */
function words(minutes) {
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min left` : `${minutes} min left`;
}

/** Counts down, and says so once at ten and once at two minutes. */
function watchLease() {
  const place = document.querySelector("[data-lease-until] span");
  const until = Date.parse(document.querySelector("[data-lease-until]")?.getAttribute("data-lease-until") ?? "");
  const warning = document.querySelector("[data-lease-warning]");
  if (!place || Number.isNaN(until)) return;
  let warned = Infinity;
  const tick = () => {
    const minutes = Math.floor((until - Date.now()) / 60000);
    place.textContent = minutes >= 0 ? words(minutes) : "ended; you may still submit for half an hour after it";
    const step = minutes < 2 ? 2 : minutes < 10 ? 10 : Infinity;
    place.closest(".lease")?.toggleAttribute("data-near", step !== Infinity);
    if (step < warned && warning) {
      warning.classList.remove("sr");
      warning.textContent = `Your lease ends in less than ${step} minutes. Extend it below; what you wrote is safe either way.`;
    }
    warned = Math.min(warned, step);
  };
  tick();
  setInterval(tick, 15000);
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const button = document.querySelector("[data-submit-key]");
    if (button instanceof HTMLButtonElement) button.click();
  }
});

followLog();
watchLease();
