package dev.marlin.diffs;

import java.util.List;

/**
 * A run of rows.
 *
 * @param baseLine first base line that it shows, from 1
 * @param heading nearest line above that looks like the beginning of something; empty if none
 * @param skipped base lines left out between the hunk before and this one
 */
public record Hunk(int baseLine, String heading, int skipped, List<Row> rows) {
    public Hunk {
        rows = List.copyOf(rows);
    }
}
