// An attempt at a qualification: keys 1 to 6 tick, Ctrl+Enter sends, what is ticked is kept as one goes.
// Without this file a button keeps it.

const form = document.querySelector("[data-attempt]");
const place = document.querySelector("[data-saved]");
let waiting = 0;

/** Keeps what is ticked and says when. @param {HTMLFormElement} sheet */
async function save(sheet) {
  const fields = new URLSearchParams();
  new FormData(sheet).forEach((value, name) => {
    if (typeof value === "string" && name !== "_key") fields.append(name, value);
  });
  fields.append("_key", crypto.randomUUID());
  let words = "Not kept yet: the server does not answer. Go on; it is tried again with your next tick.";
  try {
    const answer = await fetch(sheet.dataset.attempt ?? "", { method: "POST", body: fields, redirect: "manual" });
    if (answer.ok || answer.type === "opaqueredirect") words = `Kept ${new Date().toTimeString().slice(0, 8)}`;
  } catch {
    // the words above say it
  }
  if (place) place.textContent = words;
}

if (form instanceof HTMLFormElement) {
  form.addEventListener("change", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void save(form), 300);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-send]"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-6]$/.test(event.key)) return;
    const question = document.activeElement?.closest("[data-question]");
    const choice = question?.querySelectorAll("input:not([type=hidden])")[Number(event.key) - 1];
    if (choice instanceof HTMLInputElement) {
      choice.click();
      choice.focus();
    }
  });
}
