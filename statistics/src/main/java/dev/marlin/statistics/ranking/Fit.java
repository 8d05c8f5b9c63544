package dev.marlin.statistics.ranking;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The fitted strengths of one model.
 *
 * @param theta log-odds strength by agent, sum zero; exp(θi − θj) = odds that i beats j when it is not a tie
 * @param nu Davidson's tie parameter (0 = no ties), always 0 for {@link TieModel#HALF_TIE}
 * @param logLikelihood of the data at the fit, the prior left out; natural logarithm
 * @param lastStep largest change of a parameter in the last Newton step
 */
public record Fit(
        TieModel model,
        Prior prior,
        Map<String, Double> theta,
        double nu,
        double logLikelihood,
        int iterations,
        double lastStep) {

    /** What was added to the data before fitting. */
    public enum Prior {
        /** Nothing: the ratings are the maximum of the likelihood alone. */
        NONE,
        /**
         * One imagined battle of every agent against a phantom of average strength (θ = 0), its outcome one third win, one
         * third tie, one third loss. Used only where the likelihood alone has no finite maximum, as when an agent won or
         * lost everything or all battles were ties.
         */
        PHANTOM_BATTLE
    }

    public Fit {
        theta = Collections.unmodifiableMap(new TreeMap<>(theta));
    }

    /** The strength of an agent of this fit. */
    public double of(String agent) {
        return Objects.requireNonNull(theta.get(agent), () -> agent + " is not part of this fit");
    }

    /** The probability that the first beats the second; under {@link TieModel#HALF_TIE} its expected score. */
    public double winProbability(String first, String second) {
        return probability((of(first) - of(second)) / 2);
    }

    /** The probability of a tie; 0 under {@link TieModel#HALF_TIE}, which has none. */
    public double tieProbability(String first, String second) {
        double half = (of(first) - of(second)) / 2;
        return 1 - probability(half) - probability(-half);
    }

    private double probability(double half) {
        return 1 / (1 + Math.exp(-2 * half) + 2 * nu * Math.exp(-half));
    }

    static double[] centered(double[] theta) {
        double mean = Arrays.stream(theta).average().orElse(0);
        return Arrays.stream(theta).map(t -> t - mean).toArray();
    }
}
