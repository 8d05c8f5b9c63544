package dev.marlin.export;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a release holds and what it left out, and why: nothing is dropped silently.
 *
 * @param preferences training rows
 * @param judgements rows of the judgements table
 * @param trajectories ATIF documents, one for each candidate that the rows name
 * @param leftOut reason to number of accepted comparisons
 */
public record ReleaseFacts(
        String name,
        String createdAt,
        int preferences,
        int judgements,
        int trajectories,
        Map<String, Integer> leftOut) {
    public ReleaseFacts {
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }
}
