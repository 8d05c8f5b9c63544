package dev.marlin.statistics.csv;

import java.util.List;

/** A table that cannot be used; its message names the first lines that are wrong. */
public final class CsvException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<BadRow> rows;

    /**
     * One line that is wrong.
     *
     * @param line from 1, the header included
     */
    public record BadRow(long line, String reason) {
        @Override
        public String toString() {
            return "line " + line + ": " + reason;
        }
    }

    CsvException(List<BadRow> rows, long more) {
        super(String.join("\n", rows.stream().map(BadRow::toString).toList())
                + (more > 0 ? "\nand " + more + " more lines that are wrong" : ""));
        this.rows = List.copyOf(rows);
    }

    /** The first wrong lines. */
    public List<BadRow> rows() {
        return rows;
    }
}
