package dev.marlin.statistics.chart;

import java.util.List;

/**
 * Several estimates of each thing below each other, told apart by color and, the second, by hollow dots.
 *
 * @param unit of the numbers, below the axis
 * @param legend what the estimates of a thing are, up to three; empty where there is one and nothing to tell apart
 * @param groups {@code groups.get(i)} = the estimates of one thing, which the first one names, in the order of the
 *     legend; top first, at least one
 */
public record ComparedDotPlot(String title, String unit, List<String> legend, List<List<DotPlot.Row>> groups) {
    private static final List<Ink> INKS = List.of(Ink.FIRST, Ink.SECOND, Ink.THIRD);
    private static final int WIDTH = 760;
    private static final int ROW = 24;
    private static final int MORE = 12;
    private static final int TOP = 44;
    private static final int NAMES = 240;
    private static final int LONGEST_NAME = 32;

    public ComparedDotPlot {
        legend = List.copyOf(legend);
        groups = groups.stream().map(List::copyOf).toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw");
        }
        int each = Math.max(1, legend.size());
        if (each > INKS.size() || groups.stream().anyMatch(group -> group.size() != each)) {
            throw new IllegalArgumentException(
                    "the legend names " + legend + ", and every group has as many estimates");
        }
    }

    /** The picture: one SVG document. */
    public String svg() {
        int top = legend.isEmpty() ? TOP : TOP + ROW;
        int height = ROW + MORE * (groups.getFirst().size() - 1);
        int bottom = top + height * groups.size();
        Axis axis = axis();
        Svg svg = new Svg(title, WIDTH, bottom + 48);
        for (double tick : axis.ticks()) {
            svg.line("grid", axis.place(tick), top - 8, axis.place(tick), bottom);
            svg.text(axis.place(tick), bottom + 16, "middle", "quiet", Axis.label(tick));
        }
        svg.text((NAMES + WIDTH) / 2.0, bottom + 38, "middle", "quiet", unit);
        double x = 12;
        for (int k = 0; k < legend.size(); k++) {
            x = svg.named(INKS.get(k), false, x, TOP, legend.get(k));
        }
        for (int i = 0; i < groups.size(); i++) {
            draw(svg, axis, groups.get(i), top + height * (i + 0.5));
        }
        return svg.end();
    }

    private static void draw(Svg svg, Axis axis, List<DotPlot.Row> estimates, double middle) {
        svg.text(
                NAMES - 12,
                middle + 4,
                "end",
                "",
                shortened(estimates.getFirst().name()));
        for (int k = 0; k < estimates.size(); k++) {
            DotPlot.Row row = estimates.get(k);
            double y = middle + MORE * (k - (estimates.size() - 1) / 2.0);
            svg.line("bar " + INKS.get(k).kind(), axis.place(row.low()), y, axis.place(row.high()), y);
            svg.dot(INKS.get(k), axis.place(row.value()), y);
        }
    }

    private Axis axis() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (List<DotPlot.Row> group : groups) {
            for (DotPlot.Row row : group) {
                low = Math.min(low, row.low());
                high = Math.max(high, row.high());
            }
        }
        return Axis.around(low, high, NAMES, WIDTH - 24);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
    }
}
