/** The leaderboard for programs. */
@NullMarked
package dev.marlin.api.ranking;

import org.jspecify.annotations.NullMarked;
