package dev.marlin.statistics.chart;

import dev.marlin.statistics.interval.Estimate;
import java.util.List;

/**
 * Estimates below each other, each a dot with its interval as a bar: what overlaps cannot be told apart.
 *
 * @param unit of the numbers, below the axis
 * @param rows top first; at least one
 */
public record DotPlot(String title, String unit, List<Row> rows) {
    private static final int WIDTH = 760;
    private static final int ROW = 24;
    private static final int TOP = 44;
    private static final int NAMES = 240;
    private static final int LONGEST_NAME = 32;

    public DotPlot {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw");
        }
    }

    /** An estimate and its interval, {@code low <= value <= high}, all finite. */
    public record Row(String name, double low, double value, double high) {
        /** The row of an estimate. */
        public static Row of(String name, Estimate estimate) {
            return new Row(name, estimate.low(), estimate.value(), estimate.high());
        }

        public Row {
            if (!(low <= value && value <= high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(name + ": " + value + " is not within " + low + " and " + high);
            }
        }
    }

    /** The picture: one SVG document, some 200 bytes a row. */
    public String svg() {
        double low = rows.stream().mapToDouble(Row::low).min().orElseThrow();
        double high = rows.stream().mapToDouble(Row::high).max().orElseThrow();
        Axis axis = Axis.around(low, high, NAMES, WIDTH - 24);
        int bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(title, WIDTH, bottom + 48);
        for (double tick : axis.ticks()) {
            svg.line("grid", axis.place(tick), TOP - 8, axis.place(tick), bottom);
            svg.text(axis.place(tick), bottom + 16, "middle", "quiet", Axis.label(tick));
        }
        svg.text((NAMES + WIDTH) / 2.0, bottom + 38, "middle", "quiet", unit);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = TOP + ROW * i + ROW / 2.0;
            svg.text(NAMES - 12, y + 4, "end", "", shortened(row.name()));
            svg.line("mark", axis.place(row.low()), y, axis.place(row.high()), y);
            svg.dot(axis.place(row.value()), y);
        }
        return svg.end();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
    }
}
