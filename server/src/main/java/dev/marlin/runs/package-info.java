/** Pairs of candidates, their runs, capture and verification; hands up only what cannot tell who did it. */
@NullMarked
package dev.marlin.runs;

import org.jspecify.annotations.NullMarked;
