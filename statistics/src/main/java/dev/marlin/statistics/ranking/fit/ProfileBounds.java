package dev.marlin.statistics.ranking.fit;

import java.util.Arrays;

/**
 * Intervals from the likelihood itself: all values of a strength that the best of all other parameters makes almost as
 * likely as the maximum, 2(L̂ − L(v)) ≤ z² (Venzon and Moolgavkar 1988).
 *
 * <p>They bend with the likelihood where few comparisons make it lopsided. That is for models that are likelihoods of all
 * outcomes; where the objective is not one (ties as half wins, weighted rows) its height must be scaled so that it is as
 * curved as the spread of the estimate says (Chandler and Bate 2007). Needs a dense fit.
 */
public final class ProfileBounds {

    private static final int ROUNDS = 100;
    private static final double LAST_STEP = 1e-10;
    private static final double LONGEST_STEP = 0.5;

    private final PairFit fit;
    private final PairLikelihood likelihood;
    private final double maximum;

    public ProfileBounds(PairFit fit) {
        this.fit = fit;
        this.likelihood = fit.likelihood();
        this.maximum = likelihood.valueAt(fit.at());
    }

    /**
     * The ends of the interval of one strength, as {low, high}.
     *
     * @param anchor the competitor whose strength is 0, or −1 for strengths with mean zero; not the competitor itself
     * @param z half width of the normal interval of the same confidence
     */
    public double[] of(int competitor, int anchor, double z) {
        double[] contrast = contrast(competitor, anchor);
        likelihood.differentiate(fit.at());
        double[] along = likelihood.steps(contrast)[0];
        double error = Math.sqrt(dot(contrast, along));
        return new double[] {end(contrast, -z * error, z), end(contrast, z * error, z)};
    }

    /**
     * The same where the estimate's standard error is known from elsewhere: z is taken times that error over the one by the
     * curvature of the objective.
     */
    public double[] of(int competitor, int anchor, double z, double standardError) {
        double[] contrast = contrast(competitor, anchor);
        likelihood.differentiate(fit.at());
        return of(
                competitor,
                anchor,
                z * standardError / Math.sqrt(dot(contrast, likelihood.steps(contrast)[0])));
    }

    private double[] contrast(int competitor, int anchor) {
        int agents = fit.counts().agents();
        double[] contrast = new double[fit.parameters()];
        Arrays.fill(contrast, 0, agents, anchor < 0 ? -1.0 / agents : 0);
        contrast[competitor] += 1;
        if (anchor >= 0) {
            contrast[anchor] -= 1;
        }
        return contrast;
    }

    /** Where the root of the likelihood ratio is z, by the secant method from the normal interval's end. */
    private double end(double[] contrast, double offset, double z) {
        double best = dot(contrast, fit.at());
        double before = 0;
        double surplusBefore = -z;
        double at = offset;
        double[] warm = fit.at().clone();
        for (int round = 0; round < ROUNDS; round++) {
            double ratio = Math.sqrt(Math.max(0, 2 * (maximum - constrained(contrast, best + at, warm))));
            double surplus = ratio - z;
            double step = surplus * (at - before) / (surplus - surplusBefore);
            if (!(Math.abs(step) > LAST_STEP) || Math.abs(surplus) < LAST_STEP) {
                break;
            }
            before = at;
            surplusBefore = surplus;
            at -= step;
        }
        return best + at;
    }

    /** The highest likelihood with {@code contrast · parameters = value}; {@code at} is moved there. */
    private double constrained(double[] contrast, double value, double[] at) {
        for (int round = 0; round < ROUNDS; round++) {
            likelihood.differentiate(at);
            double[][] steps = likelihood.steps(likelihood.gradient().clone(), contrast);
            double missing = value - dot(contrast, at) - dot(contrast, steps[0]);
            double multiplier = missing / dot(contrast, steps[1]);
            double length = 0;
            for (int i = 0; i < at.length; i++) {
                steps[0][i] += multiplier * steps[1][i];
                length = Math.max(length, Math.abs(steps[0][i]));
            }
            double share = Math.min(1, LONGEST_STEP / length);
            while (likelihood.valueAt(moved(at, steps[0], share)) == Double.NEGATIVE_INFINITY) {
                share /= 2;
            }
            System.arraycopy(moved(at, steps[0], share), 0, at, 0, at.length);
            if (share * length < LAST_STEP) {
                break;
            }
        }
        return likelihood.valueAt(at);
    }

    private static double[] moved(double[] at, double[] step, double share) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += share * step[i];
        }
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
