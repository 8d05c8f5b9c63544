/** The leaderboard as a page: ranks are intervals. */
@NullMarked
package dev.marlin.web.ranking;

import org.jspecify.annotations.NullMarked;
