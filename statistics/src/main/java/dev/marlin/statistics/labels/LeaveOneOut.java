package dev.marlin.statistics.labels;

import java.util.Arrays;

/**
 * The log-odds vote: function j adds {@code weights[j]} to the class it names.
 *
 * <p>A function's accuracy is the mean, over its votes on items with another vote, of the probability that the other
 * functions alone give to what it said; with 50 votes of prior at 0.7. Weight = log of accuracy x (classes - 1) /
 * (1 - accuracy).
 */
record LeaveOneOut(double[] weights, Convergence convergence) {

    static final double PRIOR_ACCURACY = 0.7;
    static final double PSEUDO_VOTES = 50;
    private static final int ROUNDS = 30;
    private static final double TOLERANCE = 1e-3;
    private static final double LEAST = 0.02;
    private static final double MOST = 0.98;

    /** What the weights may do from round to round. */
    enum Weights {

        /** Follow the accuracies, even below nothing: tells which class's functions are sloppy, and may run off. */
        FREE,

        /**
         * Stay level between classes: after each round the mean weight of the votes for each class is brought to the mean
         * over classes, or to the prior's weight if that is greater, and no function weighs less than nothing. Where
         * functions always name the same class, agreement then tells good ones from bad ones within a class only.
         */
        LEVEL
    }

    static LeaveOneOut fit(Votes votes, Weights rule) {
        int k = votes.k;
        double[] weights = new double[votes.named.length / k];
        Arrays.fill(weights, odds(PRIOR_ACCURACY, k));
        double moved = 1;
        int round = 0;
        while (round < ROUNDS && moved > TOLERANCE) {
            double[] accuracies = votes.accuracies(weights);
            double[] next = switch (rule) {
                case FREE -> free(accuracies, k);
                case LEVEL -> level(accuracies, votes.named, k);
            };
            moved = 0;
            for (int j = 0; j < next.length; j++) {
                moved = Math.max(moved, Math.abs(next[j] - weights[j]));
            }
            weights = next;
            round++;
        }
        return new LeaveOneOut(weights, new Convergence(round, moved <= TOLERANCE));
    }

    /** The weight of each function's vote as a score of {@link Scores#of}. */
    Scores scores(RowShape shape) {
        int k = shape.classes();
        double[] byFunction = new double[weights.length * (k + 1) * k];
        for (int j = 0; j < weights.length; j++) {
            for (int c = 0; c < k; c++) {
                byFunction[(j * (k + 1) + c + 1) * k + c] = weights[j];
            }
        }
        return Scores.of(shape, byFunction, new double[k]);
    }

    private static double odds(double accuracy, int k) {
        return Math.log(accuracy * (k - 1) / (1 - accuracy));
    }

    private static double[] free(double[] accuracies, int k) {
        double[] weights = new double[accuracies.length];
        Arrays.setAll(weights, j -> odds(Math.clamp(accuracies[j], LEAST, MOST), k));
        return weights;
    }

    /** Weights from accuracies, class by class around the same mean. */
    private static double[] level(double[] accuracies, double[] named, int k) {
        int m = accuracies.length;
        double[] weights = new double[m];
        double[] sum = new double[k];
        double[] votes = new double[k];
        for (int j = 0; j < m; j++) {
            weights[j] = odds(Math.clamp(accuracies[j], 1.0 / k, MOST), k);
            for (int c = 0; c < k; c++) {
                sum[c] += named[j * k + c] * weights[j];
                votes[c] += named[j * k + c];
            }
        }
        double mean = 0;
        int used = 0;
        for (int c = 0; c < k; c++) {
            mean += votes[c] > 0 ? sum[c] / votes[c] : 0;
            used += votes[c] > 0 ? 1 : 0;
        }
        mean = Math.max(mean / Math.max(used, 1), odds(PRIOR_ACCURACY, k));
        for (int j = 0; j < m; j++) {
            double all = 0;
            double excess = 0;
            for (int c = 0; c < k; c++) {
                all += named[j * k + c];
                excess += named[j * k + c] > 0 ? named[j * k + c] * (sum[c] / votes[c] - mean) : 0;
            }
            weights[j] = Math.max(0, weights[j] - (all > 0 ? excess / all : 0));
        }
        return weights;
    }

    /** The votes of the sample as lists; {@code named[j * k + c]} = votes of function j for class c. */
    static final class Votes {
        private final int k;
        private final int[] starts;
        private final int[] functions;
        private final byte[] labels;
        private final int[] weights;
        private final double[] named;

        Votes(PackedRows rows, int[] sample) {
            RowShape shape = rows.shape();
            byte[] digits = shape.digits();
            this.k = shape.classes();
            this.starts = new int[sample.length + 1];
            this.weights = new int[sample.length];
            this.named = new double[shape.functions() * k];
            int[] functions = new int[1024];
            byte[] labels = new byte[1024];
            int next = 0;
            for (int s = 0; s < sample.length; s++) {
                weights[s] = rows.weight(sample[s]);
                if (next + shape.functions() > labels.length) {
                    functions = Arrays.copyOf(functions, 2 * next + shape.functions());
                    labels = Arrays.copyOf(labels, functions.length);
                }
                for (int at = 0; at < shape.bytes(); at++) {
                    int code = rows.codes()[sample[s] * shape.bytes() + at] & 0xFF;
                    for (int d = 0; code != 0 && d < shape.perByte(); d++) {
                        int digit = digits[code * shape.perByte() + d];
                        if (digit != 0) {
                            functions[next] = shape.function(at, d);
                            labels[next++] = (byte) (digit - 1);
                            named[shape.function(at, d) * k + digit - 1] += weights[s];
                        }
                    }
                }
                starts[s + 1] = next;
            }
            this.functions = functions;
            this.labels = labels;
        }

        double[] accuracies(double[] weight) {
            double[] odds = new double[weight.length];
            Arrays.setAll(odds, j -> Math.exp(-weight[j]));
            double[] right = new double[weight.length];
            double[] seen = new double[weight.length];
            double[] p = new double[k];
            for (int s = 0; s < weights.length; s++) {
                if (starts[s + 1] - starts[s] < 2) {
                    continue;
                }
                posterior(s, weight, p);
                for (int v = starts[s]; v < starts[s + 1]; v++) {
                    int j = functions[v];
                    double own = p[labels[v]];
                    double without = own * odds[j];
                    right[j] += weights[s] * without / (without + Math.max(1 - own, 1e-300));
                    seen[j] += weights[s];
                }
            }
            for (int j = 0; j < right.length; j++) {
                right[j] = (right[j] + PSEUDO_VOTES * PRIOR_ACCURACY) / (seen[j] + PSEUDO_VOTES);
            }
            return right;
        }

        private void posterior(int s, double[] weight, double[] p) {
            Arrays.fill(p, 0);
            for (int v = starts[s]; v < starts[s + 1]; v++) {
                p[labels[v]] += weight[functions[v]];
            }
            double highest = 0;
            for (int c = 0; c < k; c++) {
                highest = Math.max(highest, p[c]);
            }
            double sum = 0;
            for (int c = 0; c < k; c++) {
                p[c] = Math.exp(p[c] - highest);
                sum += p[c];
            }
            for (int c = 0; c < k; c++) {
                p[c] /= sum;
            }
        }
    }
}
