/**
 * What people say they are, with evidence: degrees, employers, certificates. Somebody else checks it; what is confirmed
 * may run out. Evidence is handed out as a file to keep, never shown within a page.
 */
@NullMarked
package dev.marlin.credentials;

import org.jspecify.annotations.NullMarked;
