package dev.marlin.reviews.precedents;

import dev.marlin.reviews.Decision;
import dev.marlin.rubrics.Clause;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision that stands as an example of how a clause is meant; nobody's name and no task is in it.
 *
 * @param rubric name of the rubric
 * @param reason why it is an example
 * @param decided what was decided, in the words that everybody in the case was told
 * @param withdrawn why it stands no more; empty while it stands
 */
public record Precedent(
        UUID id, String rubric, Clause clause, String reason, Decided decided, Instant at, Optional<String> withdrawn) {
    /** The decision. */
    public record Decided(Decision.Outcome outcome, String message) {}

    /** {@code axis:security}, {@code reason:taste}. */
    public String clauseWords() {
        return clause.toString();
    }
}
