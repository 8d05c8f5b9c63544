package dev.marlin.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list, by keyset: no offsets, so nothing is shown twice or missed while rows arrive.
 *
 * @param rows in list order
 * @param next opaque cursor of the next page; empty on the last
 */
public record Keyset<T>(List<T> rows, Optional<String> next) {
    public Keyset {
        rows = List.copyOf(rows);
    }
}
