package dev.marlin.statistics.labels;

/**
 * Naive Bayes in which a function says one of the classes or abstains, each with a probability per class.
 *
 * <p>{@code theta[(j * (k + 1) + digit) * k + c]}, digit 0 being the abstention; {@code shares[c]} = class shares. One EM
 * step from the majority: more steps follow the functions' correlation instead of the classes. The prior is worth 50
 * items per class and holds that a vote is right in three of four cases.
 */
record AbstainBayes(double[] theta, double[] shares) {

    static final double PRIOR_PRECISION = 0.75;
    static final double PSEUDO_ITEMS = 50;
    private static final double LEAST = 1e-9;
    private static final double MOST_RATE = 0.98;

    /**
     * The M step.
     *
     * @param masses {@code masses[(j * (k + 1) + digit) * k + c]} = expected items of class c on which j said the digit
     * @param shares expected items of each class, adding up to {@code items}
     */
    static AbstainBayes estimate(RowShape shape, double[] masses, double[] shares, double items) {
        int k = shape.classes();
        double[] theta = new double[masses.length];
        for (int j = 0; j < shape.functions(); j++) {
            for (int l = 1; l <= k; l++) {
                int at = (j * (k + 1) + l) * k;
                double named = 0;
                for (int c = 0; c < k; c++) {
                    named += masses[at + c];
                }
                for (int c = 0; c < k; c++) {
                    double lift = k * (c == l - 1 ? PRIOR_PRECISION : (1 - PRIOR_PRECISION) / (k - 1));
                    double expected = items > 0 ? Math.min(named / items * lift, MOST_RATE) : 0;
                    theta[at + c] =
                            Math.max(LEAST, (masses[at + c] + PSEUDO_ITEMS * expected) / (shares[c] + PSEUDO_ITEMS));
                }
            }
            abstain(theta, j, k);
        }
        double[] prior = new double[k];
        for (int c = 0; c < k; c++) {
            prior[c] = (shares[c] + 1) / (items + k);
        }
        return new AbstainBayes(theta, prior);
    }

    private static void abstain(double[] theta, int j, int k) {
        for (int c = 0; c < k; c++) {
            double fires = 0;
            for (int l = 1; l <= k; l++) {
                fires += theta[(j * (k + 1) + l) * k + c];
            }
            double bound = 1 - LEAST;
            for (int l = 1; l <= k && fires > bound; l++) {
                theta[(j * (k + 1) + l) * k + c] *= bound / fires;
            }
            theta[j * (k + 1) * k + c] = Math.max(LEAST, 1 - fires);
        }
    }

    Scores scores(RowShape shape) {
        double[] logs = new double[theta.length];
        for (int v = 0; v < theta.length; v++) {
            logs[v] = Math.log(theta[v]);
        }
        double[] start = new double[shares.length];
        for (int c = 0; c < start.length; c++) {
            start[c] = Math.log(shares[c]);
        }
        return Scores.of(shape, logs, start);
    }

    /**
     * How far scores add up as if functions were independent given the class.
     *
     * <p>Independent functions have variances that add up; copies and common causes make the scores of items spread more. The
     * discount is the within-class variance that independence predicts, over that plus the spread left unexplained: the
     * factor by which log-odds of normal scores are overstated, and the effective share of independent functions.
     */
    static final class Correlation {

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
}
