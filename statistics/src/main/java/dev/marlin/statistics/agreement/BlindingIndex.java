package dev.marlin.statistics.agreement;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.Proportions;

/**
 * Bang's blinding index (2004) of one arm: the share of right guesses less the share of wrong ones.
 *
 * <p>1 = all know, 0 = random guessing or "don't know", −1 = all are sure of the wrong one. The interval is Bonett and
 * Price's for paired shares, which stays honest when all guesses agree (Bang's own has no width then). Several guesses
 * of one expert are dependent: give one guess per expert and arm, or read the interval as too narrow.
 *
 * @param index {@code n} = guesses, "don't know" included
 */
public record BlindingIndex(long right, long wrong, long unknown, Estimate index) {

    /** What people should not exceed: an index beyond this on either side means that blinding failed. */
    public static final double TOLERANCE = 0.2;

    /**
     * The index of counted guesses.
     *
     * @throws IllegalArgumentException without any guess
     */
    public static BlindingIndex of(long right, long wrong, long unknown, double confidence) {
        long guesses = Math.addExact(Math.addExact(right, wrong), unknown);
        return new BlindingIndex(
                right, wrong, unknown, Proportions.pairedDifference(right, wrong, guesses, confidence));
    }

    /** Whether the index is within ±0.2 and its interval holds 0. */
    public boolean holds() {
        return Math.abs(index.value()) <= TOLERANCE && index.contains(0);
    }
}
