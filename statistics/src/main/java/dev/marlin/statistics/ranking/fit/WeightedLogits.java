package dev.marlin.statistics.ranking.fit;

import java.util.Arrays;

/**
 * Half-tie Bradley–Terry on pairs whose points need not be whole, with a few ties of everyone against a phantom of
 * strength 0, so that a maximum always exists.
 */
public final class WeightedLogits {

    private static final double LAST_STEP = 1e-11;
    private static final int ROUNDS = 100;

    private final int competitors;
    private final int[] first;
    private final int[] second;
    private final double virtualTies;

    /** Pairs by number; {@code virtualTies} is positive. */
    public WeightedLogits(int competitors, int[] first, int[] second, double virtualTies) {
        this.competitors = competitors;
        this.first = first.clone();
        this.second = second.clone();
        this.virtualTies = virtualTies;
    }

    /**
     * The strengths of highest penalized likelihood, relative to the phantom.
     *
     * @param near where to start
     * @param forFirst {@code forFirst[p]} points of {@code all[p]} went to the first
     */
    public double[] maximize(double[] near, double[] forFirst, double[] all) {
        double[] at = near.clone();
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = step(at, forFirst, all);
            double length = Arrays.stream(step).map(Math::abs).max().orElse(0);
            // Steps this short cannot overshoot a sum of logistic terms by much, and a later round mends the rest.
            double share = Math.min(1, 1 / length);
            for (int i = 0; i < competitors; i++) {
                at[i] += share * step[i];
            }
            if (share * length < LAST_STEP) {
                break;
            }
        }
        return at;
    }

    private double[] step(double[] at, double[] forFirst, double[] all) {
        double[] gradient = new double[competitors];
        double[][] information = new double[competitors][competitors];
        for (int p = 0; p < first.length; p++) {
            int i = first[p];
            int j = second[p];
            double chance = 1 / (1 + Math.exp(at[j] - at[i]));
            double slope = forFirst[p] - all[p] * chance;
            double bend = all[p] * chance * (1 - chance);
            gradient[i] += slope;
            gradient[j] -= slope;
            information[i][i] += bend;
            information[j][j] += bend;
            information[Math.min(i, j)][Math.max(i, j)] -= bend;
        }
        for (int i = 0; i < competitors; i++) {
            double chance = 1 / (1 + Math.exp(-at[i]));
            gradient[i] += virtualTies * (0.5 - chance);
            information[i][i] += virtualTies * chance * (1 - chance);
        }
        Cholesky factor = Cholesky.factor(information, competitors);
        if (factor == null) {
            throw new IllegalStateException("virtual ties keep the information positive definite");
        }
        return factor.solve(gradient);
    }
}
