package dev.marlin.reservations;

import dev.marlin.tasks.Category;

/**
 * How long people worked on tasks of a kind, of whom enough finished one.
 *
 * @param median minutes within which half of them finished, at least 1
 * @param ninth minutes within which nine of ten finished
 * @param people how many finished tasks this is taken from
 */
public record TypicalTime(Category category, long median, long ninth, long people) {
    /** Fewer finished tasks than this are too few to say. */
    public static final int LEAST = 5;
}
