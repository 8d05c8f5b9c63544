package dev.marlin.bulk;

import java.util.List;

/**
 * How far a bulk act is, and what is to be expected of the rest.
 *
 * @param done tasks for which the step was taken
 * @param refused tasks for which it was refused
 * @param willDo of those without a turn yet, how many would be done as they are now
 * @param willNot of those without a turn yet, why others would be refused as they are now
 */
public record BulkProgress(long done, long refused, long willDo, List<Group> willNot) {
    public BulkProgress {
        willNot = List.copyOf(willNot);
    }

    /** Tasks with the same reason. */
    public record Group(long tasks, String reason) {}

    /** How many had their turn. */
    public long passed() {
        return done + refused;
    }
}
