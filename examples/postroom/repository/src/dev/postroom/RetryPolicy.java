package dev.postroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and when to try.
 *
 * @param tries most tries per letter
 * @param pauses before try 2, 3, …; one fewer than tries
 */
public record RetryPolicy(int tries, List<Duration> pauses) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public RetryPolicy {
        pauses = List.copyOf(pauses);
        if (pauses.size() != tries - 1) {
            throw new IllegalArgumentException("there is one pause between two tries");
        }
    }

    /** Works out the table of pauses: they double, up to an hour. */
    public static RetryPolicy of(QueueConfig queue) {
        List<Duration> pauses = new ArrayList<>();
        Duration pause = queue.pause();
        for (int i = 1; i < queue.tries(); i++) {
            pauses.add(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
            pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
        return new RetryPolicy(queue.tries(), pauses);
    }
}
