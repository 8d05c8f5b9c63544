package dev.marlin.statistics.chart;

import java.util.Arrays;
import java.util.List;

/**
 * One curve, and where wanted a second, dashed one to compare it with.
 *
 * @param acrossUnit below the horizontal axis
 * @param upUnit above the vertical axis
 * @param curve what is shown
 * @param reference drawn dashed; without points when there is none
 */
public record CurvePlot(String title, String acrossUnit, String upUnit, Points curve, Points reference) {

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

        /** The same height from one place to another. */
        public static Points level(double from, double to, double height) {
            return new Points(new double[] {from, to}, new double[] {height, height});
        }
    }

    /** The picture: one SVG document. */
    public String svg() {
        return new SeriesPlot(
                        title,
                        acrossUnit,
                        upUnit,
                        List.of(
                                SeriesPlot.Series.curve("", Ink.SECOND, reference),
                                SeriesPlot.Series.curve("", Ink.FIRST, curve)))
                .svg();
    }
}
