/** A compressed week of many people over HTTP: the plan, the people, what they send, and what must hold at the end. */
@NullMarked
package dev.marlin.e2e.week;

import org.jspecify.annotations.NullMarked;
