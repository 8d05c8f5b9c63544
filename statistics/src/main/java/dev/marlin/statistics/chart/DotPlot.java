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
        return new ComparedDotPlot(
                        title, unit, List.of(), rows.stream().map(List::of).toList())
                .svg();
    }
}
