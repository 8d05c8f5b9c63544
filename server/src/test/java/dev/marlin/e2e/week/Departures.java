package dev.marlin.e2e.week;

import java.time.Duration;
import java.util.stream.IntStream;

/** The directory's part of the week: takes some experts back in its middle. Reviewers and adjudicators stay. */
record Departures(ExpertLife.Setting setting) implements Runnable {
    static boolean leaves(Week week, int number) {
        return number % 33 == 11 % 33 && !week.reviews(number) && !week.adjudicates(number);
    }

    @Override
    public void run() {
        int[] leavers = IntStream.rangeClosed(1, setting.town().week.experts())
                .filter(number -> leaves(setting.town().week, number))
                .toArray();
        for (int i = 0; i < leavers.length; i++) {
            setting.time()
                    .await(Duration.ofHours(60)
                            .plus(Duration.ofHours(48).multipliedBy(i).dividedBy(leavers.length)));
            setting.tally().add("left", setting.town().leaves(leavers[i]));
        }
    }
}
