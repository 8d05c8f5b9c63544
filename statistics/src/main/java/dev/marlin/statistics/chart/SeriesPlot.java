package dev.marlin.statistics.chart;

import dev.marlin.statistics.chart.CurvePlot.Points;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Several series over the same axes, with a legend of those that have a name.
 *
 * @param acrossUnit below the horizontal axis
 * @param upUnit above the vertical axis
 * @param series drawn in this order, so that the last lies on top; at least one has points
 */
public record SeriesPlot(String title, String acrossUnit, String upUnit, List<Series> series) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int TOP = 64;
    private static final int LEGEND = 24;
    private static final int MOST_MARKED = 40;

    public SeriesPlot {
        series = List.copyOf(series);
        if (series.stream().allMatch(s -> s.points().across().length == 0)) {
            throw new IllegalArgumentException("there is nothing to draw");
        }
    }

    /**
     * One series.
     *
     * @param name in the legend; empty for none
     * @param isJoined whether a line joins the points; up to forty of them are marked by dots either way, but not the two
     *     ends of a straight line and nothing of a {@link Ink#GUIDE}
     */
    public record Series(String name, Ink ink, boolean isJoined, Points points) {

        /** Joined points. */
        public static Series curve(String name, Ink ink, Points points) {
            return new Series(name, ink, true, points);
        }

        /** Points alone. */
        public static Series dots(String name, Ink ink, Points points) {
            return new Series(name, ink, false, points);
        }

        boolean isMarked() {
            int size = points.across().length;
            return !isJoined || (ink != Ink.GUIDE && size != 2 && size <= MOST_MARKED);
        }
    }

    /** The picture: one SVG document. */
    public String svg() {
        boolean hasLegend = series.stream().anyMatch(s -> !s.name().isEmpty());
        int top = hasLegend ? TOP + LEGEND : TOP;
        Axis across = axis(Points::across, LEFT, WIDTH - 24);
        Axis up = axis(Points::up, HEIGHT - 56, top);
        Svg svg = new Svg(title, WIDTH, HEIGHT);
        for (double tick : across.ticks()) {
            svg.line("grid", across.place(tick), top, across.place(tick), HEIGHT - 56);
            svg.text(across.place(tick), HEIGHT - 36, "middle", "quiet", Axis.label(tick));
        }
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.place(tick), WIDTH - 24, up.place(tick));
            svg.text(LEFT - 8, up.place(tick) + 4, "end", "quiet", Axis.label(tick));
        }
        svg.text((LEFT + WIDTH) / 2.0, HEIGHT - 12, "middle", "quiet", acrossUnit);
        svg.text(12, top - 16, "start", "quiet", upUnit);
        if (hasLegend) {
            legend(svg);
        }
        series.forEach(each -> draw(svg, each, across, up));
        return svg.end();
    }

    private void legend(Svg svg) {
        double x = 12;
        for (Series each : series) {
            x = each.name().isEmpty() ? x : svg.named(each.ink(), each.isJoined(), x, TOP - 20, each.name());
        }
    }

    private static void draw(Svg svg, Series series, Axis across, Axis up) {
        double[] xs = Arrays.stream(series.points().across()).map(across::place).toArray();
        double[] ys = Arrays.stream(series.points().up()).map(up::place).toArray();
        if (series.isJoined() && xs.length > 0) {
            svg.curve(series.ink(), xs, ys);
        }
        for (int i = 0; i < xs.length && series.isMarked(); i++) {
            svg.dot(series.ink(), xs[i], ys[i]);
        }
    }

    private Axis axis(Function<Points, double[]> side, double from, double to) {
        double[] all = series.stream()
                .flatMapToDouble(each -> Arrays.stream(side.apply(each.points())))
                .toArray();
        return Axis.around(
                Arrays.stream(all).min().orElseThrow(), Arrays.stream(all).max().orElseThrow(), from, to);
    }
}
