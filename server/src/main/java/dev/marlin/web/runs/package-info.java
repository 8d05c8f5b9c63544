/** Pages of runs: the live page of who started a pair, without any side of it; the unblinded book, for managers only. */
@NullMarked
package dev.marlin.web.runs;

import org.jspecify.annotations.NullMarked;
