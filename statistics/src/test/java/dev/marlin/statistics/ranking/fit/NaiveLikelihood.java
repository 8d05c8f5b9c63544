package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.Comparisons;

/** Slow and plain: probabilities as the papers print them, row by row, climbed along numerical slopes. */
final class NaiveLikelihood {

    private NaiveLikelihood() {}

    /** θ with mean zero, then the tie parameter as published, then the side. */
    static double[] climbed(Comparisons rows, TieModel ties, boolean side, int competitors) {
        double[] at = new double[competitors + 2];
        at[competitors] = 0.5;
        // Coordinate-wise Newton steps from differences: needs only the value of the function.
        for (int round = 0; round < 80; round++) {
            for (int k = 0; k < at.length; k++) {
                boolean free =
                        k < competitors || k == competitors && ties != TieModel.HALF_TIE || k > competitors && side;
                if (free) {
                    double h = 1e-4;
                    double here = value(rows, ties, at, competitors);
                    at[k] += h;
                    double above = value(rows, ties, at, competitors);
                    at[k] -= 2 * h;
                    double below = value(rows, ties, at, competitors);
                    at[k] += h;
                    at[k] += Math.max(-0.3, Math.min(0.3, h / 2 * (above - below) / (2 * here - above - below)));
                }
            }
        }
        double mean = 0;
        for (int i = 0; i < competitors; i++) {
            mean += at[i] / competitors;
        }
        for (int i = 0; i < competitors; i++) {
            at[i] -= mean;
        }
        at[competitors] = ties == TieModel.HALF_TIE ? 0 : Math.exp(at[competitors]);
        return at;
    }

    static double value(Comparisons rows, TieModel ties, double[] at, int competitors) {
        double parameter = Math.exp(at[competitors]);
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double left = Math.exp(at[rows.left(row)] + at[competitors + 1]);
            double right = Math.exp(at[rows.right(row)]);
            sum += logProbability(ties, rows.outcome(row), left, right, parameter);
        }
        return sum;
    }

    private static double logProbability(TieModel ties, int outcome, double left, double right, double parameter) {
        return switch (ties) {
            case HALF_TIE ->
                (Math.log(outcome == 2 ? right : left) + Math.log(outcome == 0 ? left : right)) / 2
                        - Math.log(left + right);
            case DAVIDSON -> {
                double tie = 2 * parameter * Math.sqrt(left * right);
                yield Math.log((outcome == 0 ? left : outcome == 1 ? tie : right) / (left + right + tie));
            }
            case RAO_KUPPER -> {
                double wins = left / (left + parameter * right);
                double losses = right / (right + parameter * left);
                yield Math.log(outcome == 0 ? wins : outcome == 1 ? 1 - wins - losses : losses);
            }
        };
    }
}
