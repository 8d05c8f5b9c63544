package dev.marlin.comparisons;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's remark on one side. A changed or withdrawn remark is a further version of the same reference.
 *
 * @param number counts per comparison, author and side, from 1
 * @param turn turn that was looked at
 * @param path file that it is about; empty when it is about the whole side
 * @param lines lines that it is about; empty when it is about the whole file or side
 * @param text never blank
 */
public record Annotation(
        ComparisonId comparison,
        PersonId author,
        Side side,
        int number,
        int version,
        int turn,
        Optional<String> path,
        Optional<Lines> lines,
        Kind kind,
        Severity severity,
        String text,
        boolean withdrawn,
        Instant at) {

    /** How people name it in a rationale: {@code A1}, {@code B2}. */
    public String reference() {
        return side.name() + number;
    }

    /**
     * Lines of one text of a file, with the digest of what stood there, so that they are found again or known to be
     * gone.
     *
     * @param of which text the numbers count in
     * @param first from 1
     * @param last not before first
     * @param content SHA-256 of the lines, joined by line feeds
     */
    public record Lines(TextOf of, int first, int last, String content) {
        public Lines {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("lines " + first + " to " + last);
            }
        }
    }

    /** Which text of a file line numbers count in. */
    public enum TextOf {
        /** The base: a removed line. */
        BASE,
        /** The side's own text: an added or kept line. */
        AFTER
    }

    /** What the remark is about. */
    public enum Kind {
        BUG("Bug"),
        SECURITY("Security"),
        RELIABILITY("Reliability"),
        MAINTAINABILITY("Maintainability"),
        PROMPT_MISSED("Prompt missed"),
        STYLE("Style"),
        PRAISE("Praise");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** As SQL and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much it weighs. */
    public enum Severity {
        NOTE,
        MINOR,
        MAJOR,
        SEVERE;

        /** As people, SQL and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A remark about to be written.
     *
     * @param path empty: about the whole side
     * @param spot empty: about the whole file
     */
    public record Remark(
            Side side, Optional<String> path, Optional<Spot> spot, Kind kind, Severity severity, String text) {}

    /** Lines as somebody points at them; the door adds what stands there. */
    public record Spot(TextOf of, int first, int last) {
        public Spot {
            if (first < 1 || last < first) {
                throw MarlinException.invalid("Lines " + first + " to " + last
                        + " are no range: the first is 1 or more, the last not before it. Nothing was saved.");
            }
        }
    }
}
