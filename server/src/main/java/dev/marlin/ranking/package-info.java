/** Leaderboards with intervals out of accepted judgements. */
@NullMarked
package dev.marlin.ranking;

import org.jspecify.annotations.NullMarked;
