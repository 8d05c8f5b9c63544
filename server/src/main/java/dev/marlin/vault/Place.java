package dev.marlin.vault;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a sealed text stands. It opens nowhere else, so that nobody can move words from row to row.
 *
 * @param column as {@code table.column}
 * @param row its key, in the order that the table of sealed columns names
 */
public record Place(String column, String row) {
    public Place {
        if (!column.matches("[a-z_]+\\.[a-z_]+") || row.isEmpty()) {
            throw new IllegalArgumentException("no place: " + column + " " + row);
        }
    }

    /** @param key parts of the row's key, each written as the database writes it */
    public static Place of(String column, Object... key) {
        return new Place(column, Arrays.stream(key).map(Object::toString).collect(Collectors.joining("/")));
    }

    String text() {
        return column + "/" + row;
    }
}
