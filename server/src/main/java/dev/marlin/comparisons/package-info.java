/** Blind comparison: sides, turns, annotations, drafts, judgements. Cannot name an agent. */
@NullMarked
package dev.marlin.comparisons;

import org.jspecify.annotations.NullMarked;
