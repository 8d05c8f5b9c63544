/** Row model of a change: hunks, lines, words, hidden characters; knows texts only. */
@NullMarked
package dev.marlin.diffs;

import org.jspecify.annotations.NullMarked;
