package dev.marlin.reviews.consensus;

/**
 * How likely a fresh panel would come to the same verdict: the beta-binomial model.
 *
 * <p>Each reviewer r of the panel stands behind the author's judgement by s_r, from 0 to 1. The share θ of people who would
 * stand behind it has the prior Beta(1, 1), so after n reviewers with the sum S of their support
 *
 * <pre>
 *   θ ~ Beta(a, b),  a = 1 + S,  b = 1 + n − S
 *   stability = P(2 or 3 of 3 further people stand behind it)
 *             = 3 · a(a+1)b / d + a(a+1)(a+2) / d,  d = (a+b)(a+b+1)(a+b+2)
 * </pre>
 *
 * <p>Three full supporters of three give 0.857, one of one 0.7, one of two 0.5. The author is nobody's witness for their
 * own work and does not count.
 */
public final class Stability {
    private Stability() {}

    /**
     * The probability that most of three further people would stand behind the judgement.
     *
     * @param support sum of what each reviewer's word is worth, 0 to {@code panel}
     * @param panel reviewers who spoke, 0 or more; without any it is one half
     */
    public static double of(double support, int panel) {
        if (!(support >= 0 && support <= panel)) {
            throw new IllegalArgumentException("a support of " + support + " by " + panel + " reviewers");
        }
        double a = 1 + support;
        double b = 1 + panel - support;
        double all = (a + b) * (a + b + 1) * (a + b + 2);
        return (3 * a * (a + 1) * b + a * (a + 1) * (a + 2)) / all;
    }
}
