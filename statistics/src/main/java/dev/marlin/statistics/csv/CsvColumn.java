package dev.marlin.statistics.csv;

/**
 * A column that is wanted of a table; others are passed over.
 *
 * @param name as the header writes it; with {@code isPrefix} the beginning of the names of any number of columns
 * @param kind how its fields are read
 * @param isRequired whether a table without it is refused
 */
public record CsvColumn(String name, Kind kind, boolean isRequired, boolean isPrefix) {

    /** How fields are read. */
    public enum Kind {
        /** Any text but an empty one. */
        WORD,
        /** Any text, an empty one too. */
        TEXT,
        /** A finite decimal number. */
        NUMBER
    }

    /** A column that must be there. */
    public static CsvColumn required(String name, Kind kind) {
        return new CsvColumn(name, kind, true, false);
    }

    /** A column that may be there. */
    public static CsvColumn optional(String name, Kind kind) {
        return new CsvColumn(name, kind, false, false);
    }

    /** All columns whose names begin so. */
    public static CsvColumn startingWith(String prefix, Kind kind) {
        return new CsvColumn(prefix, kind, false, true);
    }

    boolean names(String header) {
        return isPrefix ? header.startsWith(name) && header.length() > name.length() : header.equals(name);
    }
}
