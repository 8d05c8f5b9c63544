package dev.marlin.runner.run;

import java.util.random.RandomGenerator;

/**
 * The two runs of a pair in the order in which they start.
 *
 * @param first starts first
 * @param second starts after it, at once when there is room
 */
public record PairOrder(RunSpec first, RunSpec second) {
    /**
     * Draws the order by chance.
     *
     * @throws IllegalArgumentException when the two were not given the same question, limits and turn, or share folders
     */
    public static PairOrder draw(RunSpec a, RunSpec b, RandomGenerator random) {
        check(a.request().turn() == b.request().turn(), "the same turn");
        check(question(a).equals(question(b)), "the same base, verifiers and prompt");
        check(a.limits().equals(b.limits()), "the same limits");
        check(!a.folders().home().equals(b.folders().home()), "homes of their own");
        check(!a.folders().gitDir().equals(b.folders().gitDir()), "git directories of their own");
        return random.nextBoolean() ? new PairOrder(a, b) : new PairOrder(b, a);
    }

    private static String question(RunSpec spec) {
        return spec.task().digest(spec.request().prompt());
    }

    private static void check(boolean fair, String what) {
        if (!fair) {
            throw new IllegalArgumentException("the two runs of a pair must have " + what);
        }
    }
}
