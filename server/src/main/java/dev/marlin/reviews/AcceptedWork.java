package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.Sides;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Accepted submissions, for rankings and releases: as many of each task as its campaign asked for, also of a gold one. */
public interface AcceptedWork {
    /** All accepted submissions by the judgement that counts now, oldest acceptance first. */
    List<AcceptedComparison> accepted();

    /**
     * One accepted comparison with everything that was said about it.
     *
     * @param counted the judgement of the whole that counts
     * @param judgements every judgement in every role, turn and round, oldest first
     * @param blindness whether its reviewers judged before they heard the author
     */
    record AcceptedComparison(
            SubmissionId submission,
            ComparisonId comparison,
            PairId pair,
            TaskId task,
            CampaignId campaign,
            PersonId author,
            Judgement counted,
            List<Judgement> judgements,
            Sides sides,
            Blindness blindness,
            Instant acceptedAt) {
        public AcceptedComparison {
            judgements = List.copyOf(judgements);
        }

        /** Whether its judge gave it before they heard anybody else: what may enter a measure of agreement. */
        public boolean isBlind(Judgement judgement) {
            return switch (judgement.role()) {
                case AUTHOR -> judgement.round() == 1;
                case REVIEWER ->
                    blindness == Blindness.BLIND
                            && judgements.stream()
                                    .filter(other -> other.judge().equals(judgement.judge()))
                                    .noneMatch(other -> other.round() < judgement.round());
                case ADJUDICATOR -> false;
            };
        }
    }

    /** Reads accepted work from the rows that acceptance wrote. */
    @Service
    class FromAcceptances implements AcceptedWork {
        private final SubmissionStore submissions;
        private final Judgements judgements;

        FromAcceptances(SubmissionStore submissions, Judgements judgements) {
            this.submissions = submissions;
            this.judgements = judgements;
        }

        @Override
        public List<AcceptedComparison> accepted() {
            List<SubmissionStore.Acceptance> acceptances = submissions.acceptances();
            Map<ComparisonId, Judgements.Judged> judged = judgements.judged(acceptances.stream()
                    .map(acceptance -> acceptance.submission().comparison())
                    .toList());
            return acceptances.stream()
                    .map(acceptance -> read(
                            acceptance,
                            Objects.requireNonNull(
                                    judged.get(acceptance.submission().comparison()), "accepted and never judged")))
                    .toList();
        }

        private static AcceptedComparison read(SubmissionStore.Acceptance acceptance, Judgements.Judged judged) {
            Submission submission = acceptance.submission();
            Judgement counted = judged.judgements().stream()
                    .filter(judgement -> judgement.id().equals(acceptance.judgement()))
                    .findFirst()
                    .orElseThrow();
            return new AcceptedComparison(
                    submission.id(),
                    submission.comparison(),
                    judged.pair(),
                    submission.task(),
                    submission.campaign(),
                    submission.author(),
                    counted,
                    judged.judgements(),
                    judged.sides(),
                    acceptance.blindness(),
                    acceptance.at());
        }
    }
}
