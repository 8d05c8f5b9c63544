package dev.marlin.reviews;

import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.appeals.Appeal;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** The door of adjudication: one decision per escalated round, on a reason and on evidence. */
@Service
public class Adjudications {
    private final SubmissionStore submissions;
    private final ReviewStore reviews;
    private final CaseFile.Archive files;
    private final Judgements judgements;
    private final Course course;

    Adjudications(
            SubmissionStore submissions,
            ReviewStore reviews,
            CaseFile.Archive files,
            Judgements judgements,
            Course course) {
        this.submissions = submissions;
        this.reviews = reviews;
        this.files = files;
        this.judgements = judgements;
        this.course = course;
    }

    /**
     * Decides what people differ about: records the adjudicator's own judgement and what becomes of the submission.
     *
     * @throws MarlinException NOT_FOUND for everybody but its adjudicator; CONFLICT when there is nothing to decide;
     *     INVALID when the reason is none of the rubric version's, evidence is missing or not there, or the author's
     *     judgement is upheld by somebody who prefers another side
     */
    public SubmissionState decide(SubmissionId id, PersonId adjudicator, Opinion opinion, Decision.Grounds grounds) {
        return course.ground().inTransaction(() -> {
            Submission submission = submissions.lock(id);
            if (!submission.adjudicator().equals(Optional.of(adjudicator))) {
                throw MarlinException.notFound("That submission");
            }
            step(grounds.outcome()).from(submission.state());
            if (submission.state() != SubmissionState.IN_ADJUDICATION) {
                throw MarlinException.conflict("There is nothing to decide: this submission is "
                        + submission.state().words() + ". Nothing was saved.");
            }
            CaseFile file = files.read(submission);
            Judgement author = file.judgement(file.authorNow().judgement());
            requireRoundLeft(submission, grounds);
            requireReason(submission, grounds);
            requireEvidence(file, adjudicator, grounds);
            requireConsistent(author, opinion, grounds);
            Judgement judgement = judgements.judge(draft(submission, adjudicator, opinion, grounds));
            reviews.insert(new Decision(id, submission.round(), adjudicator, judgement.id(), grounds, judgement.at()));
            return course.rest(follow(submission, adjudicator, author, judgement, grounds.outcome()))
                    .state();
        });
    }

    /**
     * Objects to a rejection, once for each, within the terms' time after it.
     *
     * @throws MarlinException NOT_FOUND for everybody but its author; CONFLICT when there is no rejection, its time is
     *     over or it was appealed before; INVALID without a text
     */
    public SubmissionState appeal(SubmissionId id, PersonId author, String text) {
        String words = Appeal.text("text", text);
        return course.ground().inTransaction(() -> {
            Submission submission = submissions.lock(id);
            if (!submission.author().equals(author)) {
                throw MarlinException.notFound("That submission");
            }
            Step.APPEAL.from(submission.state());
            Instant now = course.ground().now();
            Instant until = submission
                    .changedAt()
                    .plus(course.terms(submission).limits().appeal());
            if (reviews.appeals(id).stream().anyMatch(appeal -> appeal.round() == submission.round())) {
                throw MarlinException.conflict("This rejection was appealed and upheld: a decision can be appealed"
                        + " once. Nothing was sent.");
            }
            if (now.isAfter(until)) {
                throw MarlinException.conflict("The time for an appeal ended at " + until + ". Nothing was sent.");
            }
            reviews.insertAppeal(submission, words, now);
            return course.rest(course.appeal(submission, author)).state();
        });
    }

    /**
     * Decides an appeal.
     *
     * @throws MarlinException NOT_FOUND for everybody but who was called; CONFLICT when there is no open appeal
     */
    public SubmissionState resolve(SubmissionId id, PersonId judge, Appeal.Outcome outcome, String text) {
        String words = Appeal.text("text", text);
        return course.ground().inTransaction(() -> {
            Submission submission = submissions.lock(id);
            if (!submission.adjudicator().equals(Optional.of(judge))) {
                throw MarlinException.notFound("That submission");
            }
            Step.UPHOLD.from(submission.state());
            Instant now = course.ground().now();
            reviews.insertAnswer(submission, judge, new Appeal.Answer(outcome, words, now));
            Submission ended = switch (outcome) {
                case UPHELD -> course.uphold(submission, judge);
                case OVERTURNED ->
                    course.overturn(
                            submission,
                            judge,
                            files.read(submission).authorNow().judgement());
            };
            return course.rest(ended).state();
        });
    }

    private Submission follow(
            Submission submission, PersonId by, Judgement author, Judgement adjudicator, Decision.Outcome outcome) {
        return switch (outcome) {
            case UPHOLD -> course.accept(submission, Optional.of(by), author.id());
            case OVERRULE -> course.accept(submission, Optional.of(by), adjudicator.id());
            case RETURN -> course.giveBack(submission, by);
            case REJECT -> course.reject(submission, by, adjudicator.id());
        };
    }

    private static Step step(Decision.Outcome outcome) {
        return switch (outcome) {
            case UPHOLD, OVERRULE -> Step.ACCEPT;
            case RETURN -> Step.RETURN;
            case REJECT -> Step.REJECT;
        };
    }

    private void requireRoundLeft(Submission submission, Decision.Grounds grounds) {
        if (grounds.outcome() == Decision.Outcome.RETURN
                && course.terms(submission).isLastRound(submission.round())) {
            throw MarlinException.invalid("outcome: this was the last of " + submission.round()
                    + " rounds, so it cannot go back to its author. Accept or reject it; nothing was saved.");
        }
    }

    private void requireReason(Submission submission, Decision.Grounds grounds) {
        boolean known = course.cases().rubric(submission.comparison()).reasonCodes().stream()
                .anyMatch(code -> code.key().equals(grounds.reasonCode()));
        if (!known) {
            throw MarlinException.invalid(
                    "reasonCode: this is no reason of the rubric version. Choose one; nothing was saved.");
        }
    }

    private void requireEvidence(CaseFile file, PersonId adjudicator, Decision.Grounds grounds) {
        List<String> known = Sight.evidence(file, adjudicator, course.cases());
        for (String reference : grounds.evidence()) {
            if (!known.contains(reference)) {
                throw MarlinException.invalid("evidence: there is no annotation or verifier of that name here: "
                        + reference + ". Link what is listed; nothing was saved.");
            }
        }
    }

    private static void requireConsistent(Judgement author, Opinion opinion, Decision.Grounds grounds) {
        boolean same = author.overall().preferred().equals(opinion.overall().preferred());
        if (grounds.outcome() == Decision.Outcome.UPHOLD && !same) {
            throw MarlinException.invalid("outcome: you prefer another side than the author. Let your judgement count,"
                    + " or change it. Nothing was saved.");
        }
    }

    /** The evidence linked is part of what the judgement says, so that the judgement stands on its own. */
    private static Judgements.JudgementDraft draft(
            Submission submission, PersonId adjudicator, Opinion opinion, Decision.Grounds grounds) {
        return new Judgements.JudgementDraft(
                submission.comparison(),
                OptionalInt.empty(),
                adjudicator,
                Judgement.Role.ADJUDICATOR,
                submission.round(),
                opinion.axes(),
                opinion.overall(),
                opinion.confidence(),
                opinion.rationale().strip() + "\n\nEvidence: " + String.join(", ", grounds.evidence()));
    }
}
