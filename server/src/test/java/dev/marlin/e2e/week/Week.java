package dev.marlin.e2e.week;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What is rehearsed.
 *
 * @param experts 10 or more; each fourth reviews, too, and each twentieth adjudicates
 * @param seed of all that people decide: the same seed draws the same people, tempers and hours
 * @param speed seconds of the house per real second
 */
record Week(int experts, long seed, int speed) {
    static final Duration LENGTH = Duration.ofDays(7);

    Week {
        if (experts < 10) {
            throw new IllegalArgumentException("experts: 10 or more, not " + experts);
        }
    }

    /** The week that system properties ask for: {@code marlin.week.experts}, {@code .speed}, {@code marlin.test.seed}. */
    static Week asked(int standardExperts) {
        int experts = Integer.getInteger("marlin.week.experts", standardExperts);
        long seed = Long.getLong("marlin.test.seed", 20_261_122L);
        return new Week(experts, seed, Integer.getInteger("marlin.week.speed", pace(experts)));
    }

    /** A week that two cores can serve: the more people, the slower. */
    private static int pace(int experts) {
        return Math.clamp(1_000_000 / experts, 600, 3_000);
    }

    /** One person's own chances, whatever the others do. */
    RandomGenerator chances(String person) {
        return new SplittableRandom(seed * 31 + person.hashCode());
    }

    boolean reviews(int number) {
        return number % 4 == 0;
    }

    boolean adjudicates(int number) {
        return number % 20 == 2 || number == 6;
    }

    /** Tasks to be written, so that there is work for about one and a half claims of everybody. */
    int tasks() {
        return Math.max(8, experts * 3 / 8);
    }

    static String login(int number) {
        return "x%04d".formatted(number);
    }
}
