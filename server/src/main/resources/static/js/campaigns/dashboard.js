// A campaign's dashboard: [ and ] choose the period. Without this file there are the two links.

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey || typing || document.body.dataset.singleKeys === "off" || document.querySelector("dialog[open]")) return;
  const wanted = event.key === "[" ? "prev" : event.key === "]" ? "next" : "";
  const link = wanted && document.querySelector(`a[rel=${wanted}]`);
  if (link instanceof HTMLAnchorElement) link.click();
});
