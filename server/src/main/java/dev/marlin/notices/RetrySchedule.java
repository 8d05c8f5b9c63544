package dev.marlin.notices;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a failed message is tried again: the waits that the Standard Webhooks specification advises, some three days. */
final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double SPREAD = 0.2;

    private RetrySchedule() {}

    /**
     * The wait after that many failures; empty when that was the last try.
     *
     * @param failures 1 or more
     * @param luck from 0 to 1: lengthens the wait by up to a fifth, so that those who failed together do not return
     *     together
     */
    static Optional<Duration> after(int failures, double luck) {
        if (failures > WAITS.size()) {
            return Optional.empty();
        }
        Duration wait = WAITS.get(failures - 1);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * SPREAD * luck)));
    }
}
