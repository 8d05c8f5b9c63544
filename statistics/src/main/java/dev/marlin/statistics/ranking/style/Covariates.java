package dev.marlin.statistics.ranking.style;

import java.util.Arrays;
import java.util.List;

/**
 * Properties of comparisons that may sway a verdict, one column each; positive values favor the left side's having more.
 *
 * <p>{@code columns[k][row]} is finite; columns are copied. A fit shifts each to mean 0 and scales it to standard
 * deviation 1 over all rows, so effects are per standard deviation; a column without spread is refused.
 */
public final class Covariates {

    private final List<String> names;
    private final double[][] columns;

    /** Checks and copies. */
    public Covariates(List<String> names, double[][] columns) {
        if (names.isEmpty() || names.size() != columns.length) {
            throw new IllegalArgumentException(
                    names.size() + " names for " + columns.length + " columns of covariates");
        }
        this.names = List.copyOf(names);
        this.columns = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        for (int k = 0; k < columns.length; k++) {
            if (columns[k].length != columns[0].length) {
                throw new IllegalArgumentException("columns of covariates are equally long");
            }
            for (int row = 0; row < columns[k].length; row++) {
                if (!Double.isFinite(columns[k][row])) {
                    throw new IllegalArgumentException(
                            "row " + row + " of " + names.get(k) + " is not a finite number: " + columns[k][row]);
                }
            }
        }
    }

    /** The relative difference of two amounts as Arena defines it: (left − right) / (left + right + 1); not negative. */
    public static double relativeDifference(double left, double right) {
        if (!(left >= 0 && right >= 0)) {
            throw new IllegalArgumentException("amounts are not negative: " + left + ", " + right);
        }
        return (left - right) / (left + right + 1);
    }

    List<String> names() {
        return names;
    }

    int count() {
        return columns.length;
    }

    int rows() {
        return columns[0].length;
    }

    double at(int k, int row) {
        return columns[k][row];
    }

    double mean(int k) {
        double sum = 0;
        for (double value : columns[k]) {
            sum += value;
        }
        return sum / columns[k].length;
    }

    /** The standard deviation over all rows (divisor n). */
    double deviation(int k) {
        double mean = mean(k);
        double squares = 0;
        for (double value : columns[k]) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / columns[k].length);
        if (!(deviation > 1e-12 * Math.abs(mean)) || deviation == 0) {
            throw new IllegalArgumentException(names.get(k) + " is the same in all rows");
        }
        return deviation;
    }
}
