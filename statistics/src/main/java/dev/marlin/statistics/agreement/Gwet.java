package dev.marlin.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Gwet's AC1 and AC2 with the linearized standard error (2014, chapter 5). */
final class Gwet {

    private Gwet() {}

    static OptionalDouble coefficient(RatingTable table, Weights weights) {
        double[] shares = ChanceCorrected.prevalence(table);
        double spread = Arrays.stream(shares).map(s -> s * (1 - s)).sum();
        return ChanceCorrected.corrected(
                ChanceCorrected.observed(table, weights), spread * chanceFactor(table.categories(), weights));
    }

    /** Empty where the coefficient is, or with fewer than two rated units. */
    static OptionalDouble standardError(RatingTable table, Weights weights) {
        OptionalDouble coefficient = coefficient(table, weights);
        OptionalDouble observed = ChanceCorrected.observed(table, weights);
        if (coefficient.isEmpty() || observed.isEmpty()) {
            return OptionalDouble.empty();
        }
        double gamma = coefficient.getAsDouble();
        double[] shares = ChanceCorrected.prevalence(table);
        double factor = chanceFactor(table.categories(), weights);
        double expected = factor * Arrays.stream(shares).map(s -> s * (1 - s)).sum();
        double rated = 0;
        double squares = 0;
        double pairable = table.pairableUnits();
        double units = ratedUnits(table);
        for (int p = 0; p < table.patterns(); p++) {
            Tally tally = table.tally(p);
            if (tally.ratings() > 0) {
                double own = tally.ratings() < 2
                        ? 0
                        : units
                                / pairable
                                * (ChanceCorrected.agreementOfUnit(tally, table.categories(), weights) - expected)
                                / (1 - expected);
                double chance = factor * chanceOfUnit(tally, shares);
                double deviation = own - 2 * (1 - gamma) * (chance - expected) / (1 - expected) - gamma;
                squares += table.weight(p) * deviation * deviation;
                rated += table.weight(p);
            }
        }
        return rated < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (rated * (rated - 1))));
    }

    private static double chanceOfUnit(Tally tally, double[] shares) {
        double chance = 0;
        for (int i = 0; i < tally.distinct(); i++) {
            chance += (1 - shares[tally.categories()[i]]) * tally.counts()[i] / tally.ratings();
        }
        return chance;
    }

    private static double ratedUnits(RatingTable table) {
        double units = 0;
        for (int p = 0; p < table.patterns(); p++) {
            units += table.tally(p).ratings() > 0 ? table.weight(p) : 0;
        }
        return units;
    }

    /** Sum of all weights over q(q − 1). */
    private static double chanceFactor(Categories categories, Weights weights) {
        if (weights == Weights.IDENTITY) {
            return 1 / (categories.size() - 1.0);
        }
        double sum = 0;
        for (int k = 0; k < categories.size(); k++) {
            for (int l = 0; l < categories.size(); l++) {
                sum += weights.of(categories, k, l);
            }
        }
        return sum / (categories.size() * (categories.size() - 1.0));
    }
}
