// Large and folded files come when they are asked for, in place.
import { bar, main } from "./page.js";

main.addEventListener("click", async (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-load]") : null;
  const file = link?.closest(".file");
  if (!(link instanceof HTMLAnchorElement) || !file || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  link.textContent = "Loading …";
  const answer = await fetch(link.dataset.load ?? "", { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) {
    bar("file", "That file could not be loaded; the rest of the page works. Try again.");
    link.textContent = "Load it";
    return;
  }
  bar("file");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".file");
  if (fresh) file.replaceWith(document.adoptNode(fresh));
});
