package dev.marlin.statistics.chart;

import java.util.Locale;

/** What a series is drawn with; told apart by color and by stroke, so that neither is needed alone. */
public enum Ink {
    /** Blue: solid curves, full dots. */
    FIRST,
    /** Amber: dashed curves, hollow dots. */
    SECOND,
    /** Green: dotted curves, full dots. */
    THIRD,
    /** A thin gray line that is no data: a target, a truth, a diagonal. */
    GUIDE;

    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }
}
