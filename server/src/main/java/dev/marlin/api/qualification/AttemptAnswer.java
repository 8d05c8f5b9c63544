package dev.marlin.api.qualification;

import dev.marlin.attempts.Attempt;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of the caller.
 *
 * @param number of the caller's attempts at this version, from 1
 * @param ended missing while it runs
 * @param grade missing while nothing was graded
 */
record AttemptAnswer(
        String attempt,
        int number,
        String state,
        Instant started,
        @Nullable Instant ended,
        @Nullable Grade grade) {
    /** How many of the counted items were right. */
    record Grade(int correct, int counted, boolean passed) {
        static Grade of(Attempt.Grade grade) {
            return new Grade(grade.correct(), grade.counted(), grade.passed());
        }
    }

    static AttemptAnswer of(Attempt attempt) {
        return new AttemptAnswer(
                attempt.id().toString(),
                attempt.number(),
                attempt.state().name().toLowerCase(Locale.ROOT),
                attempt.started(),
                attempt.ended().orElse(null),
                attempt.grade().map(Grade::of).orElse(null));
    }
}
