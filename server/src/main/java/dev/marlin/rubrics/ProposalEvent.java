package dev.marlin.rubrics;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Map;

/** One thing that happened to a proposal, one record per step of the table. */
sealed interface ProposalEvent {
    /** Who did it and when. */
    Basis basis();

    /** What every event stands on. */
    record Basis(PersonId by, Instant at) {}

    /** Its words were saved. */
    record Written(Basis basis, int revision) implements ProposalEvent {}

    /** It was put before a second person. */
    record Proposed(Basis basis, int round, ChangeKind kind) implements ProposalEvent {}

    /** It became a version. */
    record Published(Basis basis, RubricVersionId version, boolean sole) implements ProposalEvent {}

    /** A second person wants something changed. */
    record SentBack(Basis basis, int round) implements ProposalEvent {}

    /** It was given up. */
    record Withdrawn(Basis basis) implements ProposalEvent {}

    /** The table's step that this event walks. */
    default ProposalStep step() {
        return switch (this) {
            case Written e -> ProposalStep.WRITE;
            case Proposed e -> ProposalStep.PROPOSE;
            case Published e -> ProposalStep.PUBLISH;
            case SentBack e -> ProposalStep.SEND_BACK;
            case Withdrawn e -> ProposalStep.WITHDRAW;
        };
    }

    /** Word of the audit log. */
    default String action() {
        return switch (this) {
            case Written e -> "rubric_proposal.written";
            case Proposed e -> "rubric_proposal.proposed";
            case Published e -> "rubric_proposal.published";
            case SentBack e -> "rubric_proposal.sent-back";
            case Withdrawn e -> "rubric_proposal.withdrawn";
        };
    }

    /** What the audit log keeps: ids and words of the table only. */
    default Map<String, String> facts() {
        return switch (this) {
            case Written e -> Map.of("revision", Integer.toString(e.revision));
            case Proposed e -> Map.of("round", Integer.toString(e.round), "change_kind", e.kind.key());
            case Published e -> Map.of("version", e.version.toString(), "sole", Boolean.toString(e.sole));
            case SentBack e -> Map.of("round", Integer.toString(e.round));
            case Withdrawn e -> Map.of();
        };
    }
}
