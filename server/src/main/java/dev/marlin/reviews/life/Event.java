package dev.marlin.reviews.life;

import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One thing that happened to a submission, one record per step of the table. */
public sealed interface Event {
    /** Who did it, when, under which rubric version, in which round. */
    Basis basis();

    /**
     * What every event stands on.
     *
     * @param by the person whose act led to it, also where a rule then decided; empty when the clock did it
     */
    record Basis(Optional<PersonId> by, Instant at, RubricVersionId rubric, int round) {}

    /** The round's review began. */
    record Assigned(Basis basis, List<PersonId> reviewers) implements Event {
        public Assigned {
            reviewers = List.copyOf(reviewers);
        }
    }

    /** A reviewer's own judgement was recorded. */
    record Judged(Basis basis, JudgementId judgement) implements Event {}

    /** A reviewer's verdict was sent. */
    record Sent(Basis basis, Review.Verdict verdict) implements Event {}

    /** Its panel agrees; the basis names the round, and that stage's panel is next. */
    record Passed(Basis basis, int stage) implements Event {}

    /** A reviewer's seat went to somebody else. */
    record Relieved(Basis basis, PersonId reviewer, PersonId substitute) implements Event {}

    /** It went back to its author. */
    record Returned(Basis basis) implements Event {}

    /** Its author submitted again; the basis names the new round. */
    record Resubmitted(Basis basis, JudgementId judgement) implements Event {}

    /** People differ; empty when nobody can adjudicate yet. */
    record Escalated(Basis basis, Optional<PersonId> adjudicator) implements Event {}

    /** An adjudicator was found later. */
    record Appointed(Basis basis, PersonId adjudicator) implements Event {}

    /** The decision went to somebody else. */
    record Replaced(Basis basis, PersonId before, PersonId adjudicator) implements Event {}

    /** It counts; by this judgement. */
    record Accepted(Basis basis, JudgementId judgement) implements Event {}

    /** It does not count, on this judgement of an adjudicator. */
    record Rejected(Basis basis, JudgementId judgement) implements Event {}

    /** A change of the rubric has what counts judged anew; the basis names the new round. */
    record Reopened(Basis basis, UUID draw) implements Event {}

    /** The re-opening was dropped: what counted goes on counting. */
    record Kept(Basis basis) implements Event {}

    /** Its author objects to the rejection; empty when nobody can decide that yet. */
    record Appealed(Basis basis, Optional<PersonId> judge) implements Event {}

    /** Somebody decides the appeal who could not or did not before. */
    record Called(Basis basis, PersonId judge) implements Event {}

    /** The rejection stands. */
    record Upheld(Basis basis) implements Event {}

    /** The rejection falls; by this judgement it counts. */
    record Overturned(Basis basis, JudgementId judgement) implements Event {}

    /** It was taken out. */
    record Withdrawn(Basis basis) implements Event {}

    /** The table's step that this event walks. */
    default Step step() {
        return switch (this) {
            case Assigned e -> Step.ASSIGN;
            case Judged e -> Step.JUDGE;
            case Sent e -> Step.SEND;
            case Passed e -> Step.PASS;
            case Relieved e -> Step.RELIEVE;
            case Returned e -> Step.RETURN;
            case Resubmitted e -> Step.RESUBMIT;
            case Escalated e -> Step.ESCALATE;
            case Appointed e -> Step.APPOINT;
            case Replaced e -> Step.REPLACE;
            case Accepted e -> Step.ACCEPT;
            case Rejected e -> Step.REJECT;
            case Reopened e -> Step.REOPEN;
            case Kept e -> Step.KEEP;
            case Appealed e -> Step.APPEAL;
            case Called e -> Step.CALL;
            case Upheld e -> Step.UPHOLD;
            case Overturned e -> Step.OVERTURN;
            case Withdrawn e -> Step.WITHDRAW;
        };
    }

    /** Word of the audit log. */
    default String action() {
        return switch (this) {
            case Assigned e -> "submission.assigned";
            case Judged e -> "submission.judged";
            case Sent e -> "submission.reviewed";
            case Passed e -> "submission.passed";
            case Relieved e -> "submission.reviewer-relieved";
            case Returned e -> "submission.returned";
            case Resubmitted e -> "submission.resubmitted";
            case Escalated e -> "submission.escalated";
            case Appointed e -> "submission.adjudicator-appointed";
            case Replaced e -> "submission.adjudicator-replaced";
            case Accepted e -> "submission.accepted";
            case Rejected e -> "submission.rejected";
            case Reopened e -> "submission.reopened";
            case Kept e -> "submission.reopening-dropped";
            case Appealed e -> "submission.appealed";
            case Called e -> "submission.appeal-assigned";
            case Upheld e -> "submission.appeal-upheld";
            case Overturned e -> "submission.appeal-overturned";
            case Withdrawn e -> "submission.withdrawn";
        };
    }

    /** What the audit log keeps beside the basis: ids and words of the table only. */
    default Map<String, String> facts() {
        return switch (this) {
            case Assigned e ->
                Map.of("reviewers", e.reviewers.stream().map(PersonId::toString).collect(Collectors.joining(" ")));
            case Judged e -> Map.of("judgement", e.judgement.toString());
            case Sent e -> Map.of("verdict", e.verdict.key());
            case Passed e -> Map.of("stage", Integer.toString(e.stage));
            case Relieved e -> Map.of("reviewer", e.reviewer.toString(), "substitute", e.substitute.toString());
            case Returned e -> Map.of();
            case Resubmitted e -> Map.of("judgement", e.judgement.toString());
            case Escalated e ->
                e.adjudicator
                        .map(person -> Map.of("adjudicator", person.toString()))
                        .orElse(Map.of());
            case Appointed e -> Map.of("adjudicator", e.adjudicator.toString());
            case Replaced e -> Map.of("before", e.before.toString(), "adjudicator", e.adjudicator.toString());
            case Accepted e -> Map.of("judgement", e.judgement.toString());
            case Rejected e -> Map.of("judgement", e.judgement.toString());
            case Reopened e -> Map.of("draw", e.draw.toString());
            case Kept e -> Map.of();
            case Appealed e ->
                e.judge.map(person -> Map.of("judge", person.toString())).orElse(Map.of());
            case Called e -> Map.of("judge", e.judge.toString());
            case Upheld e -> Map.of();
            case Overturned e -> Map.of("judgement", e.judgement.toString());
            case Withdrawn e -> Map.of();
        };
    }

    /** The submission with what this event says of its round, its panel or who decides. */
    default Submission on(Submission submission) {
        return switch (this) {
            case Resubmitted e -> submission.inRound(e.basis.round());
            case Escalated e -> submission.decidedBy(e.adjudicator);
            case Appointed e -> submission.decidedBy(Optional.of(e.adjudicator));
            case Replaced e -> submission.decidedBy(Optional.of(e.adjudicator));
            case Passed e -> submission.inStage(e.stage);
            case Reopened e -> submission.reopened();
            case Appealed e -> submission.decidedBy(e.judge);
            case Called e -> submission.decidedBy(Optional.of(e.judge));
            case Assigned e -> submission;
            case Relieved e -> submission;
            case Judged e -> submission;
            case Sent e -> submission;
            case Returned e -> submission;
            case Kept e -> submission;
            case Upheld e -> submission;
            case Overturned e -> submission;
            case Accepted e -> submission;
            case Rejected e -> submission;
            case Withdrawn e -> submission;
        };
    }
}
