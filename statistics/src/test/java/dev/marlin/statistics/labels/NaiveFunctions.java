package dev.marlin.statistics.labels;

import java.util.Arrays;

/** The functions' models straight from their definitions, item by item, every left-out posterior summed anew. */
final class NaiveFunctions {

    private final byte[][] rows;
    private final int k;

    NaiveFunctions(FunctionVotes votes) {
        this.k = votes.classes();
        this.rows = new byte[votes.items()][votes.functions()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < votes.functions(); j++) {
                rows[i][j] = votes.code(i * votes.functions() + j);
            }
        }
    }

    /** The weights of the leave-one-out vote after some rounds. */
    double[] weights(int rounds, LeaveOneOut.Weights rule) {
        double start = Math.log(0.7 * (k - 1) / 0.3);
        double[] weights = new double[rows[0].length];
        Arrays.fill(weights, start);
        for (int round = 0; round < rounds; round++) {
            double[] next = new double[weights.length];
            for (int j = 0; j < weights.length; j++) {
                double least = rule == LeaveOneOut.Weights.FREE ? 0.02 : 1.0 / k;
                double accuracy = Math.clamp(accuracy(j, weights), least, 0.98);
                next[j] = Math.log(accuracy * (k - 1) / (1 - accuracy));
            }
            weights = rule == LeaveOneOut.Weights.FREE ? next : leveled(next, start);
        }
        return weights;
    }

    private double accuracy(int j, double[] weights) {
        double right = 50 * 0.7;
        double seen = 50;
        for (byte[] row : rows) {
            double[] scores = new double[k];
            int others = 0;
            for (int other = 0; other < row.length; other++) {
                if (other != j && row[other] >= 0) {
                    scores[row[other]] += weights[other];
                    others++;
                }
            }
            if (row[j] >= 0 && others > 0) {
                right += softmax(scores)[row[j]];
                seen++;
            }
        }
        return right / seen;
    }

    private double[] leveled(double[] weights, double least) {
        double[] mean = new double[k];
        int[] votes = new int[k];
        for (byte[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] >= 0) {
                    mean[row[j]] += weights[j];
                    votes[row[j]]++;
                }
            }
        }
        double level = 0;
        int used = 0;
        for (int c = 0; c < k; c++) {
            mean[c] = votes[c] > 0 ? mean[c] / votes[c] : 0;
            level += mean[c];
            used += votes[c] > 0 ? 1 : 0;
        }
        level = Math.max(level / used, least);
        double[] leveled = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            double excess = 0;
            int own = 0;
            for (byte[] row : rows) {
                excess += row[j] >= 0 ? mean[row[j]] - level : 0;
                own += row[j] >= 0 ? 1 : 0;
            }
            leveled[j] = Math.max(0, weights[j] - (own > 0 ? excess / own : 0));
        }
        return leveled;
    }

    /** {@code result[item][c]} of the abstain-aware model. */
    double[][] bayes() {
        int n = rows.length;
        double[][] majority = new double[n][];
        double[] shares = new double[k];
        for (int i = 0; i < n; i++) {
            double[] count = new double[k];
            for (byte code : rows[i]) {
                if (code >= 0) {
                    count[code]++;
                }
            }
            double all = Arrays.stream(count).sum();
            majority[i] =
                    Arrays.stream(count).map(c -> all > 0 ? c / all : 1.0 / k).toArray();
            for (int c = 0; c < k; c++) {
                shares[c] += majority[i][c];
            }
        }
        double[][] result = new double[n][k];
        for (int i = 0; i < n; i++) {
            double[] scores = new double[k];
            for (int c = 0; c < k; c++) {
                scores[c] = Math.log((shares[c] + 1) / (n + k));
                for (int j = 0; j < rows[i].length; j++) {
                    scores[c] += Math.log(rate(majority, shares, j, rows[i][j], c));
                }
            }
            result[i] = softmax(scores);
        }
        return result;
    }

    private double rate(double[][] majority, double[] shares, int j, byte said, int c) {
        if (said < 0) {
            double fires = 0;
            for (byte l = 0; l < k; l++) {
                fires += rate(majority, shares, j, l, c);
            }
            return 1 - fires;
        }
        double named = 0;
        double ofClass = 0;
        for (int i = 0; i < rows.length; i++) {
            named += rows[i][j] == said ? 1 : 0;
            ofClass += rows[i][j] == said ? majority[i][c] : 0;
        }
        double prior = named / rows.length * k * (c == said ? 0.75 : 0.25 / (k - 1));
        return Math.max(1e-9, (ofClass + 50 * Math.min(prior, 0.98)) / (shares[c] + 50));
    }

    private static double[] softmax(double[] scores) {
        double highest = Arrays.stream(scores).max().orElseThrow();
        double sum = Arrays.stream(scores).map(s -> Math.exp(s - highest)).sum();
        return Arrays.stream(scores).map(s -> Math.exp(s - highest) / sum).toArray();
    }
}
