package dev.marlin.statistics.chart;

import java.util.Arrays;

/**
 * One curve, and where wanted a second, dashed one to compare it with.
 *
 * @param acrossUnit below the horizontal axis
 * @param upUnit above the vertical axis
 * @param curve what is shown
 * @param reference drawn dashed; without points when there is none
 */
public record CurvePlot(String title, String acrossUnit, String upUnit, Points curve, Points reference) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int TOP = 64;

    public CurvePlot {
        if (curve.across().length == 0) {
            throw new IllegalArgumentException("there is nothing to draw");
        }
    }

    /** Points in the order in which they are joined; two arrays of the same length, all finite. */
    public record Points(double[] across, double[] up) {
        /** No points. */
        public static final Points NONE = new Points(new double[0], new double[0]);

        public Points {
            if (across.length != up.length
                    || !Arrays.stream(across).allMatch(Double::isFinite)
                    || !Arrays.stream(up).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("points are pairs of finite numbers");
            }
            across = across.clone();
            up = up.clone();
        }
    }

    /** The picture: one SVG document. */
    public String svg() {
        Axis across = axis(curve.across(), reference.across(), LEFT, WIDTH - 24);
        Axis up = axis(curve.up(), reference.up(), HEIGHT - 56, TOP);
        Svg svg = new Svg(title, WIDTH, HEIGHT);
        for (double tick : across.ticks()) {
            svg.line("grid", across.place(tick), TOP, across.place(tick), HEIGHT - 56);
            svg.text(across.place(tick), HEIGHT - 36, "middle", "quiet", Axis.label(tick));
        }
        for (double tick : up.ticks()) {
            svg.line("grid", LEFT, up.place(tick), WIDTH - 24, up.place(tick));
            svg.text(LEFT - 8, up.place(tick) + 4, "end", "quiet", Axis.label(tick));
        }
        svg.text((LEFT + WIDTH) / 2.0, HEIGHT - 12, "middle", "quiet", acrossUnit);
        svg.text(12, TOP - 16, "start", "quiet", upUnit);
        if (reference.across().length > 0) {
            svg.curve("other", places(across, reference.across()), places(up, reference.up()));
        }
        svg.curve("line", places(across, curve.across()), places(up, curve.up()));
        for (int i = 0; i < curve.across().length && curve.across().length <= 40; i++) {
            svg.dot(across.place(curve.across()[i]), up.place(curve.up()[i]));
        }
        return svg.end();
    }

    private static Axis axis(double[] one, double[] other, double from, double to) {
        double low = Math.min(
                Arrays.stream(one).min().orElseThrow(),
                Arrays.stream(other).min().orElse(Double.POSITIVE_INFINITY));
        double high = Math.max(
                Arrays.stream(one).max().orElseThrow(),
                Arrays.stream(other).max().orElse(Double.NEGATIVE_INFINITY));
        return Axis.around(low, high, from, to);
    }

    private static double[] places(Axis axis, double[] numbers) {
        return Arrays.stream(numbers).map(axis::place).toArray();
    }
}
