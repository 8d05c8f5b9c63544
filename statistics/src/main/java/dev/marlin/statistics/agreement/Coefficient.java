package dev.marlin.statistics.agreement;

import java.util.OptionalDouble;

/** A measure of agreement. */
public sealed interface Coefficient {

    /**
     * The coefficient of a table; empty where it is not defined: no unit with two ratings, or chance alone would already
     * give full agreement.
     */
    OptionalDouble of(RatingTable table);

    /** The share of agreeing pairs of raters, averaged over the units with two or more ratings. */
    record PercentAgreement() implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return ChanceCorrected.observed(table, Weights.IDENTITY);
        }
    }

    /**
     * Cohen's kappa of exactly two raters over the units both rated (1960; with weights 1968).
     *
     * <p>Refuses a table with another number of raters.
     */
    record CohenKappa(Weights weights) implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return ChanceCorrected.cohen(table, weights);
        }
    }

    /**
     * Scott's pi of exactly two raters over the units both rated (1955): chance agreement from what both gave together.
     *
     * <p>Refuses a table with another number of raters.
     */
    record ScottPi() implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return ChanceCorrected.scott(table);
        }
    }

    /** Fleiss' kappa (1971); with missing ratings by Gwet's generalization (2014, chapter 3). */
    record FleissKappa() implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return ChanceCorrected.fleiss(table);
        }
    }

    /** Krippendorff's alpha from the coincidence matrix of all units with two or more ratings (2011). */
    record KrippendorffAlpha(Level level) implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return Alpha.of(table, level);
        }
    }

    /**
     * Gwet's AC2 (2014, chapter 4), which stays near the observed agreement when one category dominates; with
     * {@link Weights#IDENTITY} it is AC1 (2008).
     */
    record GwetAc2(Weights weights) implements Coefficient {
        @Override
        public OptionalDouble of(RatingTable table) {
            return Gwet.coefficient(table, weights);
        }
    }

    /** Gwet's AC1. */
    static Coefficient gwetAc1() {
        return new GwetAc2(Weights.IDENTITY);
    }
}
