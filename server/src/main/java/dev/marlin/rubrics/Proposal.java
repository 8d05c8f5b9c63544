package dev.marlin.rubrics;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of a rubric that is being written, or waits for a second person.
 *
 * @param text the file form as last saved; need not be complete while it is a draft
 * @param revision counts changes of the text, from 1; whoever saves or decides names the one they saw
 * @param basedOn the version that it began from
 * @param rounds each time that it was put before a second person, oldest first
 */
public record Proposal(
        ProposalId id,
        ProposalState state,
        String text,
        int revision,
        Optional<RubricVersionId> basedOn,
        PersonId begunBy,
        PersonId changedBy,
        Instant changedAt,
        List<Round> rounds) {
    public Proposal {
        rounds = List.copyOf(rounds);
    }

    /** The latest time that it was put before a second person. */
    public Optional<Round> latest() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /**
     * The words as a second person was given them, and what that person decided.
     *
     * @param number 1, 2, 3 …
     * @param dispute what asked for the change, by id
     * @param decision empty while it waits, and when it was withdrawn
     */
    public record Round(
            int number,
            String text,
            ChangeKind kind,
            Optional<UUID> dispute,
            PersonId proposedBy,
            Instant proposedAt,
            Optional<Decision> decision) {}

    /**
     * How a round ended.
     *
     * @param published otherwise it was sent back
     * @param words why; never empty when it was sent back
     * @param sole one person did both, because nobody else could
     */
    public record Decision(boolean published, String words, boolean sole, PersonId by, Instant at) {}

    /**
     * What somebody asks of a second person.
     *
     * @param revision the one that they saw
     * @param dispute what asked for the change, by id
     */
    public record Ask(int revision, ChangeKind kind, Optional<UUID> dispute) {}
}
