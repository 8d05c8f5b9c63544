package dev.marlin.statistics.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A straight scale from numbers to places.
 *
 * @param low number at {@code from}
 * @param high number at {@code to}, above {@code low}
 * @param from place, in user units
 * @param to place; may be less than {@code from}
 */
record Axis(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final int MOST_TICKS = 7;

    Axis {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("an axis cannot go from " + low + " to " + high);
        }
    }

    /** Wide enough for all numbers and a little more. */
    static Axis around(double low, double high, double from, double to) {
        double room = high > low ? (high - low) * 0.04 : Math.max(1e-9, Math.abs(high) * 0.1 + 0.1);
        return new Axis(low - room, high + room, from, to);
    }

    double place(double number) {
        return from + (number - low) / (high - low) * (to - from);
    }

    /** Round numbers on the axis, ascending. */
    List<Double> ticks() {
        double rough = (high - low) / MOST_TICKS;
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = magnitude * 10;
        for (double candidate : STEPS) {
            if (candidate * magnitude >= rough) {
                step = candidate * magnitude;
                break;
            }
        }
        List<Double> ticks = new ArrayList<>();
        for (double k = Math.ceil(low / step); k * step <= high; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** The number in as few digits as tell it. */
    static String label(double number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(6));
        String text =
                Math.abs(number) < 1e-12 ? "0" : rounded.stripTrailingZeros().toPlainString();
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }
}
