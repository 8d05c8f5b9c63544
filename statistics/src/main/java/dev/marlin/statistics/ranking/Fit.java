package dev.marlin.statistics.ranking;

import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
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
}
