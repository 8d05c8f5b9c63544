package dev.marlin.attempts;

import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.QualificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's attempt at one version of a qualification.
 *
 * @param number of the person's attempts at this version, from 1
 * @param seed from which items and choices were drawn
 * @param due when the clock ends it
 * @param ended when it was sent or ended
 * @param grade the latest; empty while nothing was graded
 */
public record Attempt(
        AttemptId id,
        QualificationId qualification,
        PersonId person,
        int number,
        AttemptState state,
        long seed,
        Instant started,
        Instant due,
        Optional<Instant> ended,
        Optional<Grade> grade) {
    /**
     * What the answers were worth.
     *
     * @param number 1, and one more each time that an item was retired
     * @param correct how many of the counted items were right
     * @param counted items that were drawn and not retired
     */
    public record Grade(int number, int correct, int counted, boolean passed) {}

    /** It was sent and graded. */
    public boolean isGraded() {
        return state == AttemptState.PASSED || state == AttemptState.FAILED;
    }
}
