package dev.marlin.directory;

import java.util.List;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param wanted what must be equal; empty for all
 * @param start first row, from 1
 * @param count most rows, 0 to 200
 */
public record Query(Optional<Equal> wanted, int start, int count) {
    /** An attribute that must have this value. */
    public record Equal(Attribute attribute, String value) {}

    /** What can be asked for. */
    public enum Attribute {
        /** User name of a user, display name of a group; without regard to case. */
        NAME,
        /** The directory's own id. */
        EXTERNAL_ID
    }

    /**
     * A part of a list.
     *
     * @param total rows of the whole
     */
    public record Part<T>(List<T> rows, int total) {
        public Part {
            rows = List.copyOf(rows);
        }
    }
}
