package dev.marlin.reviews;

import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.SubmissionListener;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/**
 * The door of reviews: takes submissions in, lets reviewers judge on their own and then send a verdict, and closes a
 * round by rule when the last one has sent.
 */
@Service
public class Reviews implements SubmissionListener {
    /** From this round on, a request for changes goes to an adjudicator instead of back to the author. */
    public static final int LAST_ROUND = 3;

    private final SubmissionStore submissions;
    private final ReviewStore reviews;
    private final CaseFile.Archive files;
    private final Judgements judgements;
    private final Course course;
    private final Course.Ground ground;

    Reviews(
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
        this.ground = course.ground();
    }

    @Override
    public void submitted(Submitted submitted) {
        ground.inTransaction(() -> {
            Submission arrived = submissions
                    .lockOf(submitted.comparison())
                    .map(known -> again(known, submitted))
                    .orElseGet(() -> first(submitted));
            return course.rest(course.staff(arrived, submitted.author()));
        });
    }

    /**
     * Records what a reviewer thinks before seeing what the author thinks. The same again is no error.
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
     * Sends a review: verdict, words and remarks at once. The last one of a round closes it: any request for changes
     * before round {@link #LAST_ROUND} returns it to the author; else people who differ by {@link DisagreementRule},
     * or a request for changes, call an adjudicator; else it is accepted.
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
            if (file.own(reviewer, submission.round()).isEmpty()) {
                throw MarlinException.conflict("Judge both sides on your own first; then you see what the author says"
                        + " and send your review. Nothing was sent.");
            }
            Sight.requireKnown(Sight.topics(file, reviewer, course.cases()), words);
            reviews.insert(new Review(id, submission.round(), reviewer, words, basis.at()));
            Submission sent = course.advance(submission, new Event.Sent(basis, words.verdict()));
            return course.rest(settle(sent, reviewer)).state();
        });
    }

    /** Looks again for reviewers or an adjudicator where there were too few; the state tells whether they were found. */
    public SubmissionState staff(SubmissionId id, PersonId manager) {
        return ground.inTransaction(() -> {
            Submission submission = submissions.lock(id);
            if (Step.ASSIGN.isPermittedFrom(submission.state())) {
                return course.rest(course.staff(submission, manager)).state();
            }
            return course.rest(course.appoint(submission, manager)).state();
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

    private Submission settle(Submission submission, PersonId by) {
        CaseFile file = files.read(submission);
        if (!file.closed(submission.round())) {
            return submission;
        }
        List<Judgement> own = new ArrayList<>();
        boolean changes = false;
        for (PersonId reviewer : file.reviewers()) {
            own.add(file.judgement(
                    file.own(reviewer, submission.round()).orElseThrow().judgement()));
            changes |= file.review(reviewer, submission.round())
                            .orElseThrow()
                            .words()
                            .verdict()
                    == Review.Verdict.REQUEST_CHANGES;
        }
        if (changes && submission.round() < LAST_ROUND) {
            return course.giveBack(submission, by);
        }
        Judgement author = file.judgement(file.authorNow().judgement());
        if (changes || DisagreementRule.STANDARD.differ(author, own)) {
            return course.escalate(submission, by);
        }
        return course.accept(submission, by, author.id());
    }

    private static void requireReviewer(CaseFile file, PersonId person) {
        if (!file.reviewers().contains(person)) {
            throw MarlinException.notFound("That submission");
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
