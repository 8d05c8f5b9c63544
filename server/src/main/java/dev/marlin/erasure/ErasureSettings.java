package dev.marlin.erasure;

import java.time.Duration;

/**
 * How erasures are timed.
 *
 * @param grace time in which a wish can be taken back, at most 30 days
 * @param moneyYears how long law wants records of money kept
 */
public record ErasureSettings(Duration grace, int moneyYears) {
    /** A week to think again, ten years for money. */
    public static final ErasureSettings STANDARD = new ErasureSettings(Duration.ofDays(7), 10);

    public ErasureSettings {
        if (grace.isNegative() || grace.compareTo(Duration.ofDays(30)) > 0 || moneyYears < 0) {
            throw new IllegalArgumentException(
                    "no erasure waits " + grace + " or keeps money " + moneyYears + " years");
        }
    }
}
