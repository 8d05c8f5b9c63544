package dev.marlin.reviews;

import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.SubmissionListener;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Event;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.rubrics.ReopeningListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The door of reviews: takes submissions in, lets reviewers judge on their own and then send a verdict, and closes a
 * round by rule when the last one has sent.
 */
@Service
public class Reviews implements SubmissionListener, ReopeningListener {
    private final SubmissionStore submissions;
    private final ReviewStore reviews;
    private final CaseFile.Archive files;
    private final Judgements judgements;
    private final Seating seating;
    private final Course course;
    private final Closing closing;
    private final Course.Ground ground;

    Reviews(
            SubmissionStore submissions,
            ReviewStore reviews,
            CaseFile.Archive files,
            Judgements judgements,
            Seating seating) {
        this.submissions = submissions;
        this.reviews = reviews;
        this.files = files;
        this.judgements = judgements;
        this.seating = seating;
        this.course = seating.course();
        this.closing = new Closing(submissions.panels(), files, seating);
        this.ground = course.ground();
    }

    @Override
    public void submitted(Submitted submitted) {
        ground.inTransaction(() -> {
            Submission arrived = submissions
                    .lockOf(submitted.comparison())
                    .map(known -> again(known, submitted))
                    .orElseGet(() -> first(submitted));
            return course.rest(seating.staff(arrived, Optional.of(submitted.author())));
        });
    }

    /** Has accepted work judged anew; what is not accepted is left as it is: it is under review, or never counted. */
    @Override
    public void reopened(Reopening reopening) {
        ground.inTransaction(() -> {
            for (UUID comparison : reopening.comparisons()) {
                submissions
                        .lockOf(new ComparisonId(comparison))
                        .filter(submission -> submission.state() == SubmissionState.ACCEPTED)
                        .flatMap(submission -> submissions.standing(submission.id()))
                        .ifPresent(standing -> course.rest(seating.reopen(standing, reopening)));
            }
            return reopening;
        });
    }

    /**
     * Records what a reviewer thinks; of a blind submission, before seeing what the author thinks. The same again is no
     * error.
     *
     * @throws MarlinException NOT_FOUND for everybody but its reviewers; CONFLICT when this round has a judgement of
     *     theirs; INVALID as {@link Judgements#judge} says
     */
    public Judgement judge(SubmissionId id, PersonId reviewer, Opinion opinion) {
        return ground.inTransaction(() -> {
            Submission submission = submissions.lock(id);
            CaseFile file = files.read(submission);
            requireReviewer(file, reviewer);
            Optional<Judgement> before =
                    file.own(reviewer, submission.round()).map(own -> file.judgement(own.judgement()));
            if (before.isPresent()) {
                return same(before.get(), opinion);
            }
            Step.JUDGE.from(submission.state());
            requireTurn(file, reviewer);
            requireOwnEvidence(file, reviewer, opinion);
            Judgement judgement = judgements.judge(new Judgements.JudgementDraft(
                    submission.comparison(),
                    OptionalInt.empty(),
                    reviewer,
                    Judgement.Role.REVIEWER,
                    submission.round(),
                    opinion.axes(),
                    opinion.overall(),
                    opinion.confidence(),
                    opinion.rationale()));
            reviews.insert(
                    id, new ReviewStore.OwnJudgement(submission.round(), reviewer, judgement.id(), judgement.at()));
            course.rest(
                    course.advance(submission, new Event.Judged(course.basis(submission, reviewer), judgement.id())));
            return judgement;
        });
    }

    /**
     * Sends a review: verdict, words and remarks at once. The last one of a panel lets the rule of the terms speak: where
     * the panel agrees, the next one begins, and after the last one it is accepted; else a request for changes returns it
     * to the author before the last round; else an adjudicator is called.
     *
     * @throws MarlinException NOT_FOUND for everybody but its reviewers; CONFLICT before the own judgement, or when
     *     this round's review was sent; INVALID when a remark is about nothing that is there
     */
    public SubmissionState send(SubmissionId id, PersonId reviewer, Review.Words words) {
        return ground.inTransaction(() -> {
            Submission submission = submissions.lock(id);
            CaseFile file = files.read(submission);
            requireReviewer(file, reviewer);
            Optional<Review> before = file.review(reviewer, submission.round());
            if (before.isPresent()) {
                return same(before.get(), words, submission);
            }
            Event.Basis basis = course.basis(submission, reviewer);
            Step.SEND.from(submission.state());
            requireTurn(file, reviewer);
            if (file.own(reviewer, submission.round()).isEmpty()) {
                throw MarlinException.conflict(
                        "Judge both sides yourself first; then send your review. Nothing was sent.");
            }
            Sight.requireKnown(Sight.topics(file, reviewer, course.cases()), words);
            reviews.insert(new Review(id, submission.round(), reviewer, words, basis.at()));
            Submission sent = course.advance(submission, new Event.Sent(basis, words.verdict()));
            return course.rest(closing.settle(sent, reviewer)).state();
        });
    }

    /** Takes an open submission out; what was said stays on record. */
    public void withdraw(SubmissionId id, PersonId manager) {
        ground.inTransaction(() -> {
            Submission submission = submissions.lock(id);
            return course.rest(course.withdraw(submission, manager));
        });
    }

    private Submission first(Submitted submitted) {
        if (submitted.round() != 1) {
            throw new IllegalStateException("round " + submitted.round() + " of a comparison that was never reviewed");
        }
        Submission fresh = new Submission(
                SubmissionId.random(),
                submitted.comparison(),
                submitted.task(),
                submitted.campaign(),
                submitted.author(),
                SubmissionState.SUBMITTED,
                1,
                course.cases().termsInForce(submitted.campaign()),
                1,
                Optional.empty(),
                submitted.at(),
                submitted.at());
        if (!submissions.insert(fresh)) {
            throw MarlinException.conflict("This comparison was submitted already.");
        }
        insertRound(fresh, submitted);
        course.opened(fresh, course.basis(fresh, submitted.author()), submitted.judgement());
        return fresh;
    }

    private Submission again(Submission known, Submitted submitted) {
        Step.RESUBMIT.from(known.state());
        if (submitted.round() != known.round() + 1) {
            throw new IllegalStateException("round " + submitted.round() + " after round " + known.round());
        }
        Submission next = known.inRound(submitted.round());
        insertRound(next, submitted);
        return course.resubmit(known, submitted);
    }

    private void insertRound(Submission submission, Submitted submitted) {
        submissions.insertRound(
                submission.id(),
                new SubmissionStore.AuthorRound(submitted.round(), submitted.judgement(), submitted.at()));
    }

    private static void requireReviewer(CaseFile file, PersonId person) {
        if (!file.reviewers().contains(person)) {
            throw MarlinException.notFound("That submission");
        }
    }

    private static void requireTurn(CaseFile file, PersonId person) {
        if (!file.panel(file.submission().stage()).contains(person)) {
            throw MarlinException.conflict("It is not your turn: another panel reviews it, or somebody else took your"
                    + " seat over. Nothing was saved; reload the page to see where it stands.");
        }
    }

    /** Others' annotations are no evidence yet: not even that they are there may be found out. */
    private void requireOwnEvidence(CaseFile file, PersonId reviewer, Opinion opinion) {
        List<String> references = file.annotations().stream()
                .filter(annotation -> annotation.author().equals(reviewer))
                .map(annotation -> annotation.reference())
                .toList();
        List<String> verifiers = course.cases().verifiers(file.submission().comparison());
        if (Judgement.Evidence.in(opinion.rationale(), references, verifiers).isEmpty()) {
            throw MarlinException.invalid("rationale: name at least one verifier or an annotation of yours (A1, B1)."
                    + " Nothing was saved.");
        }
    }

    private static Judgement same(Judgement before, Opinion opinion) {
        if (!Opinion.of(before).equals(opinion)) {
            throw MarlinException.conflict("Your judgement of this round is on record and is never changed. What you"
                    + " send now differs and was not saved; say it in your review.");
        }
        return before;
    }

    private static SubmissionState same(Review before, Review.Words words, Submission submission) {
        if (!before.words().equals(words)) {
            throw MarlinException.conflict("Your review of this round was sent and is never changed. What you send now"
                    + " differs and was not saved.");
        }
        return submission.state();
    }
}
