// Guidelines: a draft saves itself after 2 s of rest; d shows what changed.
// Without this file there is the Save button and the link.

const REST = 2000;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-draft]"));
const link = document.querySelector("[data-diff]");

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key !== "d" || event.ctrlKey || event.metaKey || event.altKey || typing || document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
  const section = document.getElementById("difference-section");
  if (link instanceof HTMLAnchorElement) link.click();
  else if (section) { section.scrollIntoView(); section.focus(); }
});

if (form) {
  const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  const words = /** @type {HTMLElement} */ (form.querySelector("[data-saved]"));
  const revisions = document.querySelectorAll("input[name=revision]");
  const token = document.querySelector("meta[name=csrf-token]")?.getAttribute("content") ?? "";
  let revision = Number(form.dataset.revision);
  let saved = text.value;
  let timer = 0;
  let stopped = false;
  let saving = false;

  const save = async () => {
    if (stopped || saving || text.value === saved) return;
    const sent = text.value;
    saving = true;
    try {
      const answer = await fetch(form.dataset.draft ?? "", {
        method: "PUT",
        headers: { "Content-Type": "text/plain;charset=utf-8", Accept: "application/json", "X-CSRF-TOKEN": token, "Idempotency-Key": crypto.randomUUID(), "If-Match": `"${revision}"` },
        body: sent,
      });
      const body = await answer.json();
      if (answer.ok) {
        revision = body.revision;
        saved = sent;
        for (const field of revisions) /** @type {HTMLInputElement} */ (field).value = String(revision);
        words.textContent = `Revision ${revision} is saved.`;
      } else {
        stopped = true;
        words.textContent = `Not saved: ${body.detail ?? "the server refused"} What you typed stays in the field.`;
      }
    } catch {
      words.textContent = "Not saved: the server cannot be reached. What you typed stays in the field; trying again.";
      timer = window.setTimeout(save, 5 * REST);
    } finally {
      saving = false;
    }
    if (!stopped && text.value !== saved) { clearTimeout(timer); timer = window.setTimeout(save, REST); }
  };

  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (!stopped) words.textContent = "Typing";
    timer = window.setTimeout(save, REST);
  });
  form.addEventListener("submit", () => { stopped = true; });
  window.addEventListener("beforeunload", (event) => { if (!stopped && text.value !== saved) event.preventDefault(); });
}
