/**
 * What to do before and while judging: how many tasks a question needs and what they cost, how wide an interval will be,
 * when it is fair to stop, and which two to compare next. It owns no data and depends on intervals only.
 */
@NullMarked
package dev.marlin.statistics.planning;

import org.jspecify.annotations.NullMarked;
