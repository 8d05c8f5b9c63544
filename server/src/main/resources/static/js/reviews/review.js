// The review page with its hands: the same reading and scoring as the comparison page, and words that are kept.
import "../bench/panels.js";
import "../bench/viewed.js";
import "../bench/scales.js";
import "../bench/notes.js";
import "../bench/files.js";
import { listen } from "../bench/reading.js";
import { scoreForm } from "../bench/page.js";
import { save } from "./journal.js";

listen({
  keys: {},
  save,
  send: (primary) => {
    if (primary instanceof HTMLButtonElement) scoreForm?.requestSubmit(primary);
    else primary.click();
  },
});
