package dev.marlin.api.qualification;

import dev.marlin.attempts.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the caller stands to a qualification.
 *
 * @param state {@code passed}, {@code running}, {@code may-start}, {@code waiting} or {@code used-up}
 * @param left attempts that they have; missing where none begins any more
 * @param until when the next attempt may begin; missing where none has to wait
 */
record StandingAnswer(
        String state, @Nullable Integer left, @Nullable Instant until) {
    static StandingAnswer of(Standing standing) {
        return switch (standing) {
            case Standing.Passed passed -> new StandingAnswer("passed", null, null);
            case Standing.Running running -> new StandingAnswer("running", null, null);
            case Standing.MayStart may -> new StandingAnswer("may-start", may.left(), null);
            case Standing.Waiting waiting -> new StandingAnswer("waiting", waiting.left(), waiting.until());
            case Standing.UsedUp used -> new StandingAnswer("used-up", null, null);
        };
    }
}
