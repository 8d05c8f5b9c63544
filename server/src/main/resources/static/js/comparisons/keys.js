// The keys that only the comparison page has: save, send, follow up.
import { listen } from "../bench/reading.js";
import { scoreForm } from "../bench/page.js";
import { openChecklist } from "./checklist.js";
import { save } from "./drafts.js";
import { extend } from "../ui/lease.js";

listen({
  keys: { f: () => document.getElementById("next")?.focus(), "+": () => void extend() },
  save: () => void save(),
  send: (primary) => {
    if (primary.hasAttribute("data-submit")) openChecklist();
    else if (primary instanceof HTMLButtonElement) scoreForm?.requestSubmit(primary);
  },
});
