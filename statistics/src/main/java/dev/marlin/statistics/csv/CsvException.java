package dev.marlin.statistics.csv;

import java.util.ArrayList;
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

    private CsvException(List<BadRow> rows, long more) {
        super(String.join("\n", rows.stream().map(BadRow::toString).toList())
                + (more > 0 ? "\nand " + more + " more lines that are wrong" : ""));
        this.rows = List.copyOf(rows);
    }

    /** What is wrong with a table, line by line; the first twenty are named, the others counted. */
    public static final class Complaints {
        private static final int MOST_NAMED = 20;

        private final List<BadRow> named = new ArrayList<>();
        private long all;

        /** @param line from 1 */
        public void add(long line, String reason) {
            all++;
            if (named.size() < MOST_NAMED) {
                named.add(new BadRow(line, reason));
            }
        }

        /** @throws CsvException when there is any */
        public void refuse() {
            if (all > 0) {
                throw new CsvException(named, all - named.size());
            }
        }
    }

    /** The first wrong lines. */
    public List<BadRow> rows() {
        return rows;
    }
}
