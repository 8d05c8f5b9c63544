/**
 * Attempts at qualifications: what was drawn, what was answered, how it was graded, what was appealed, and what the answers
 * say about the items. Answers and grades are only ever added.
 */
@NullMarked
package dev.marlin.attempts;

import org.jspecify.annotations.NullMarked;
