package dev.marlin.statistics.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One line of the table of goals, as text cells.
 *
 * @param cells one for each of {@link #HEADER}; «-» where there is nothing to tell
 */
record Line(List<String> cells) {

    static final List<String> HEADER = List.of(
            "row",
            "job",
            "cold s",
            "cold cpu s",
            "best s",
            "cpu s",
            "MB allocated",
            "MB peak heap",
            "bare passes",
            "found",
            "goal",
            "reached");
    private static final List<String> KEYS = List.of(
            "row",
            "job",
            "cold_seconds",
            "cold_processor_seconds",
            "seconds",
            "processor_seconds",
            "allocated_mb",
            "peak_heap_mb",
            "bare_passes",
            "found",
            "goal",
            "reached");
    private static final String NOTHING = "-";
    private static final int FIRST_NUMBER = 2;
    private static final int AFTER_NUMBERS = 9;

    Line {
        cells = List.copyOf(cells);
        if (cells.size() != HEADER.size()) {
            throw new IllegalArgumentException("a line has " + HEADER.size() + " cells, not " + cells.size());
        }
    }

    /** What is said where only a run of another program on the same machine can tell whether a goal is reached. */
    static final String BESIDE_PEER = "beside peer";

    /** A job that must not take longer than so many seconds, judged by the first call or by the best one. */
    static Line timed(String row, String job, Cost cost, Cost bare, double judged, double goalSeconds) {
        return costing(
                row,
                job,
                cost,
                bare,
                "%.4f s".formatted(judged),
                "<= %s s".formatted(plain(goalSeconds)),
                judged <= goalSeconds ? "yes" : "no");
    }

    /** A job whose goal is told in words. */
    static Line costing(String row, String job, Cost cost, Cost bare, String found, String goal, String reached) {
        return new Line(List.of(
                row,
                job,
                number("%.4f", cost.coldSeconds()),
                number("%.4f", cost.coldProcessorSeconds()),
                number("%.4f", cost.seconds()),
                number("%.4f", cost.processorSeconds()),
                number("%.1f", cost.allocatedBytes() / 1e6),
                number("%.1f", cost.peakHeapBytes() / 1e6),
                number("%.1f", cost.seconds() / bare.seconds()),
                found,
                goal,
                reached));
    }

    /** A job of which no time is told. */
    static Line told(String row, String job, String found, String goal, String reached) {
        return new Line(
                List.of(row, job, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, found, goal, reached));
    }

    static Line parsed(String tabbed) {
        return new Line(Arrays.asList(tabbed.split("\t", -1)));
    }

    String tabbed() {
        return String.join("\t", cells);
    }

    /** One object; a time that was not taken is null. */
    String json() {
        return IntStream.range(0, KEYS.size())
                .mapToObj(i -> quoted(KEYS.get(i)) + ": " + value(i))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String value(int i) {
        String cell = cells.get(i);
        boolean isNumber = i >= FIRST_NUMBER && i < AFTER_NUMBERS;
        return isNumber ? (cell.equals(NOTHING) ? "null" : cell) : quoted(cell);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
