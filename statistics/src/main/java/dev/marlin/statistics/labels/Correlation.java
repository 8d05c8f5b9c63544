package dev.marlin.statistics.labels;

/**
 * How far scores add up as if functions were independent given the class.
 *
 * <p>Independent functions have variances that add up; copies and common causes make the scores of items spread more. The
 * discount is the within-class variance that independence predicts, over that plus the spread left unexplained: the
 * factor by which log-odds of normal scores are overstated, and the effective share of independent functions.
 */
final class Correlation {

    private Correlation() {}

    /** The discount, above 0 to 1. */
    static double discount(Scores scores, AbstainBayes model, PackedRows rows, int[] sample) {
        int k = scores.shape().classes();
        double[] within = new double[1];
        double between = between(scores, model, within);
        double[] p = new double[k];
        double[] sum = new double[k];
        double[] squares = new double[k];
        double all = 0;
        for (int row : sample) {
            scores.add(rows.codes(), row, p);
            double weight = rows.weight(row);
            double mean = 0;
            for (int c = 0; c < k; c++) {
                mean += p[c] / k;
            }
            for (int c = 0; c < k; c++) {
                sum[c] += weight * (p[c] - mean);
                squares[c] += weight * (p[c] - mean) * (p[c] - mean);
            }
            all += weight;
        }
        double observed = 0;
        for (int c = 0; c < k && all > 0; c++) {
            observed += squares[c] / all - sum[c] / all * (sum[c] / all);
        }
        double unexplained = Math.max(0, observed - within[0] - between);
        return within[0] > 0 ? within[0] / (within[0] + unexplained) : 1;
    }

    /** The variance between the classes' mean scores; adds the one within them to {@code within[0]}. */
    private static double between(Scores scores, AbstainBayes model, double[] within) {
        RowShape shape = scores.shape();
        int k = shape.classes();
        byte[] digits = shape.digits();
        double[] means = new double[k * k];
        for (int at = 0; at < shape.bytes(); at++) {
            for (int y = 0; y < k; y++) {
                double[] mean = new double[k];
                double square = 0;
                for (int code = 0; code < shape.size(); code++) {
                    double chance = 1;
                    for (int d = 0; d < shape.perByte(); d++) {
                        int j = shape.function(at, d);
                        int digit = digits[code * shape.perByte() + d];
                        chance *= j < shape.functions()
                                ? model.theta()[(j * (k + 1) + digit) * k + y]
                                : digit == 0 ? 1 : 0;
                    }
                    int from = (at * shape.size() + code) * k;
                    double center = 0;
                    for (int c = 0; c < k; c++) {
                        center += scores.table()[from + c] / k;
                    }
                    for (int c = 0; c < k; c++) {
                        double score = scores.table()[from + c] - center;
                        mean[c] += chance * score;
                        square += chance * score * score;
                    }
                }
                for (int c = 0; c < k; c++) {
                    means[y * k + c] += mean[c];
                    square -= mean[c] * mean[c];
                }
                within[0] += model.shares()[y] * Math.max(0, square);
            }
        }
        double between = 0;
        for (int c = 0; c < k; c++) {
            double mean = 0;
            double square = 0;
            for (int y = 0; y < k; y++) {
                mean += model.shares()[y] * means[y * k + c];
                square += model.shares()[y] * means[y * k + c] * means[y * k + c];
            }
            between += Math.max(0, square - mean * mean);
        }
        return between;
    }
}
