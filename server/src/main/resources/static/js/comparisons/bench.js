// The comparison page with its hands. Everything here has a link or a form behind it; without these files the page
// still compares and submits, but saves only when asked to and knows no keys.
import "./drafts.js";
import "./lock.js";
import "./panels.js";
import "./viewed.js";
import "./scales.js";
import "./notes.js";
import "./files.js";
import "./checklist.js";
import "./lease.js";
import "./keys.js";
