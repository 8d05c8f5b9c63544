// One task: the log of a dry run as it grows, the lease as it runs out. Without this file a link reloads the log.

import { inText } from "../bench/page.js";
import { extend, watch } from "../ui/lease.js";

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

/** Warnings stand in the lease's own section. @param {string} [words] */
function warn(words = "") {
  const place = document.querySelector("[data-lease-warning]");
  if (!place) return;
  place.classList.toggle("sr", words === "");
  place.textContent = words;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const button = document.querySelector("[data-submit-key]");
    if (button instanceof HTMLButtonElement) button.click();
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !inText(event.target);
  if (event.key === "+" && plain && document.body.dataset.singleKeys !== "off") {
    event.preventDefault();
    void extend();
  }
});

followLog();
watch(warn);
