package dev.marlin.reviews;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.Sides;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.terms.Blindness;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
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
        private final Cases cases;

        FromAcceptances(SubmissionStore submissions, Judgements judgements, Cases cases) {
            this.submissions = submissions;
            this.judgements = judgements;
            this.cases = cases;
        }

        @Override
        public List<AcceptedComparison> accepted() {
            return submissions.acceptances().stream().map(this::read).toList();
        }

        private AcceptedComparison read(SubmissionStore.Acceptance acceptance) {
            Submission submission = acceptance.submission();
            return new AcceptedComparison(
                    submission.id(),
                    submission.comparison(),
                    cases.pair(submission.comparison()),
                    submission.task(),
                    submission.campaign(),
                    submission.author(),
                    judgements.get(acceptance.judgement()),
                    judgements.of(submission.comparison()),
                    judgements.sides(submission.comparison()),
                    submissions.blindness(submission.id()),
                    acceptance.at());
        }
    }
}
