/** What an author says against a rejection, and what somebody who took no part makes of it. */
@NullMarked
package dev.marlin.reviews.appeals;

import org.jspecify.annotations.NullMarked;
