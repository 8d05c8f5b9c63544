// The comparison page with its hands. Everything here has a link or a form behind it; without these files the page
// still compares and submits, but saves only when asked to and knows no keys.
import "./drafts.js";
import "./lock.js";
import "../bench/panels.js";
import "../bench/viewed.js";
import "../bench/scales.js";
import "../bench/notes.js";
import "../bench/files.js";
import "./checklist.js";
import "./lease.js";
import "./keys.js";
