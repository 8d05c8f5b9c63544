package dev.marlin.attempts;

import java.time.Instant;

/** How somebody stands to a qualification. */
public sealed interface Standing {
    /** They passed it. */
    record Passed(AttemptId attempt) implements Standing {}

    /** They are at it. */
    record Running(AttemptId attempt) implements Standing {}

    /** @param left attempts that they have, this one included */
    record MayStart(int left) implements Standing {}

    /** @param until when the next attempt may begin */
    record Waiting(int left, Instant until) implements Standing {}

    /** They have used all attempts of this version. */
    record UsedUp() implements Standing {}
}
