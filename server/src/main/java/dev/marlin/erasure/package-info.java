/**
 * Wishes to be forgotten: asked, waited for, done. Who is erased leaves ids, amounts and verdicts, and nothing that says
 * who they were.
 */
@NullMarked
package dev.marlin.erasure;

import org.jspecify.annotations.NullMarked;
