/**
 * Gold tasks: settled tasks that more people judge, and how often these find what is known. It owns their keys and their
 * extra places; reservations, releases, rankings and dashboards read the two views {@code task_places} and
 * {@code gold_submission}, and nobody who judges learns anything of it.
 */
@NullMarked
package dev.marlin.golds;

import org.jspecify.annotations.NullMarked;
