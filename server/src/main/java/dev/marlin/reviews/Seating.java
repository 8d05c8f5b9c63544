package dev.marlin.reviews;

import dev.marlin.comparisons.JudgementId;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Event;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.reviews.terms.ReviewTerms;
import dev.marlin.rubrics.ReopeningListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seats people on panels, gives them decisions, and begins rounds with those who sit; {@link Course} walks the steps. */
@Component
class Seating {
    private final SubmissionStore store;
    private final Staffing staffing;
    private final Course course;

    Seating(SubmissionStore store, Staffing staffing, Course course) {
        this.store = store;
        this.staffing = staffing;
        this.course = course;
    }

    Course course() {
        return course;
    }

    /**
     * Begins the round's review with the reviewers there are, or accepts where none are asked. Who reviewed before and
     * cannot any more hands the seat to somebody new; what they sent stays.
     */
    Submission staff(Submission submission, Optional<PersonId> by) {
        ReviewTerms terms = course.terms(submission);
        if (terms.panels().isEmpty() && !submission.isReopened()) {
            JudgementId judgement = store.rounds(submission.id()).getLast().judgement();
            return course.accept(submission, by, judgement);
        }
        int stage = submission.stage();
        List<PersonId> gone = gone(submission);
        int missing = missing(submission);
        if (missing > 0) {
            Optional<List<PersonId>> chosen = staffing.reviewers(submission, missing);
            if (chosen.isEmpty()) {
                return submission;
            }
            store.panels().insertReviewers(submission.id(), stage, chosen.get());
            for (int i = 0; i < gone.size(); i++) {
                handOver(submission, gone.get(i), chosen.get().get(i), by);
            }
        }
        return course.advance(
                submission,
                new Event.Assigned(course.basis(submission, by), store.panels().panel(submission.id(), stage)));
    }

    /** Who sits on the panel that a round is to begin with, and cannot review any more. */
    List<PersonId> gone(Submission submission) {
        List<PersonId> panel = store.panels().panel(submission.id(), submission.stage());
        List<PersonId> kept = staffing.keeping(Role.REVIEWER, submission, panel);
        return panel.stream().filter(person -> !kept.contains(person)).toList();
    }

    /** How many people the panel lacks that a round is to begin with. */
    int missing(Submission submission) {
        int stage = submission.stage();
        int seated = store.panels().panel(submission.id(), stage).size();
        return course.terms(submission).panel(stage) - seated + gone(submission).size();
    }

    /** Keeps in the log that a manager named somebody for a seat that nobody had. */
    void seated(Submission submission, PersonId reviewer, Optional<PersonId> by) {
        Map<String, String> facts = Course.onBasis(course.basis(submission, by));
        facts.put("reviewer", reviewer.toString());
        course.log(submission, "submission.reviewer-appointed", by, facts);
    }

    /** Keeps that a seat went to somebody who is seated already, without a step: the round has not begun. */
    void handOver(Submission submission, PersonId reviewer, PersonId substitute, Optional<PersonId> by) {
        Event.Relieved event = new Event.Relieved(course.basis(submission, by), reviewer, substitute);
        store.panels()
                .insertRelief(
                        submission.id(), reviewer, substitute, event.basis().at());
        course.log(submission, event.action(), by, Course.facts(event));
    }

    /** Its panel agrees: the next one begins, as far as there are people for it. */
    Submission pass(Submission submission, PersonId by) {
        Event passed = new Event.Passed(course.basis(submission, by), submission.stage() + 1);
        return staff(course.advance(submission, passed), Optional.of(by));
    }

    /** Gives a reviewer's seat to that person. */
    Submission relieve(Submission submission, PersonId reviewer, PersonId substitute, Optional<PersonId> by) {
        Step.RELIEVE.from(submission.state());
        Event.Basis basis = course.basis(submission, by);
        store.panels().insertReviewers(submission.id(), submission.stage(), List.of(substitute));
        store.panels().insertRelief(submission.id(), reviewer, substitute, basis.at());
        return course.advance(submission, new Event.Relieved(basis, reviewer, substitute));
    }

    /** Gives the decision, of a difference or of an appeal, to that person. */
    Submission entrust(Submission submission, PersonId person, Optional<PersonId> by) {
        Event.Basis basis = course.basis(submission, by);
        if (submission.state() == SubmissionState.IN_APPEAL) {
            return course.advance(submission, new Event.Called(basis, person));
        }
        return course.advance(
                submission,
                submission
                        .adjudicator()
                        .<Event>map(before -> new Event.Replaced(basis, before, person))
                        .orElseGet(() -> new Event.Appointed(basis, person)));
    }

    /** Has what counts judged anew under another rubric version, by people who had no part in it. */
    Submission reopen(SubmissionStore.Acceptance standing, ReopeningListener.Reopening reopening) {
        Submission accepted = standing.submission();
        Submission next = accepted.reopened();
        course.cases().judgeAnew(accepted.comparison(), reopening.version(), reopening.by(), next.round());
        Event.Basis basis = course.basis(next, reopening.by());
        store.insertRound(next.id(), new SubmissionStore.AuthorRound(next.round(), standing.judgement(), basis.at()));
        store.insertReopening(next.id(), next.round(), reopening, basis.at());
        Submission reopened = course.advance(accepted, new Event.Reopened(basis, reopening.draw()));
        return staff(reopened, Optional.of(reopening.by()));
    }
}
