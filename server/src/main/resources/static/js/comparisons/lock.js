// Two windows on one comparison: the second reads until it takes over; then the first saves and reads.
import { save, stop } from "./drafts.js";
import { bar, comparison, element, main, writable } from "../bench/page.js";

const name = `marlin-comparison-${comparison}`;
const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
let release = () => {};

/** @param {boolean} on */
function readOnly(on) {
  for (const part of main.querySelectorAll(".bench-rail form, .bench-next, .panel-foot")) part.toggleAttribute("inert", on);
}

function second() {
  stop();
  readOnly(true);
  const button = element("button", { class: "btn btn-small", type: "button" }, "Take over here");
  button.addEventListener("click", () => {
    channel?.postMessage("take-over");
    button.setAttribute("aria-disabled", "true");
    void navigator.locks.request(name, () => { location.reload(); return new Promise(() => {}); });
  });
  bar("second", "This comparison is open in another window of yours. Here you can read.", button);
}

if (writable && navigator.locks && channel) {
  // A lock that is free within the moment of a reload is ours.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 400);
  navigator.locks
    .request(name, { signal: patience.signal }, () => {
      clearTimeout(timer);
      return new Promise((done) => { release = () => done(undefined); });
    })
    .catch(second);
  channel.addEventListener("message", async (event) => {
    if (event.data !== "take-over") return;
    await save();
    stop();
    readOnly(true);
    bar("second", "Another window of yours has taken over. What you typed here is saved.");
    release();
  });
}
