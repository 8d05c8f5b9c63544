package dev.marlin.reviews;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.life.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds people for a submission that has nobody who can go on: by the draw, or somebody whom a manager names. What was
 * sent before stays and counts; only what is still owed changes hands.
 */
@Component
class Filling {
    private final Seating seating;
    private final Staffing staffing;
    private final WhoseTurn whoseTurn;
    private final PanelStore panels;

    Filling(Seating seating, Staffing staffing, WhoseTurn whoseTurn, SubmissionStore submissions) {
        this.seating = seating;
        this.staffing = staffing;
        this.whoseTurn = whoseTurn;
        this.panels = submissions.panels();
    }

    /** Nobody can give what it waits for. */
    boolean isOpen(Submission submission) {
        return switch (submission.state()) {
            case SUBMITTED -> true;
            case IN_ADJUDICATION, IN_APPEAL ->
                submission.adjudicator().isEmpty()
                        || !whoseTurn.gone(submission).isEmpty();
            case IN_REVIEW, RETURNED -> !whoseTurn.gone(submission).isEmpty();
            case ACCEPTED, REJECTED, WITHDRAWN -> false;
        };
    }

    /** Who owes a word and cannot give it any more; the draw replaces them. */
    List<PersonId> gone(Submission submission) {
        return whoseTurn.gone(submission);
    }

    /** Draws people for everything that has nobody; stays as it is where there is nobody to draw. */
    Submission draw(Submission submission, Optional<PersonId> by) {
        return switch (submission.state()) {
            case SUBMITTED -> seating.staff(submission, by);
            case IN_REVIEW -> {
                Submission now = submission;
                for (PersonId gone : whoseTurn.gone(submission)) {
                    now = takeOver(now, gone, by).orElse(now);
                }
                yield now;
            }
            case IN_ADJUDICATION, IN_APPEAL ->
                isOpen(submission) ? decider(submission, by).orElse(submission) : submission;
            case RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> submission;
        };
    }

    /** Gives what that person owes to somebody drawn; empty, and nothing changed, where there is nobody. */
    Optional<Submission> takeOver(Submission submission, PersonId from, Optional<PersonId> by) {
        return switch (submission.state()) {
            case IN_REVIEW ->
                staffing.reviewers(submission, 1)
                        .map(List::getFirst)
                        .map(substitute -> seating.relieve(submission, from, substitute, by));
            case IN_ADJUDICATION, IN_APPEAL ->
                staffing.otherAdjudicator(submission).map(person -> seating.entrust(submission, person, by));
            case SUBMITTED, RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }

    /** Who can be named for what is open, the least burdened first. */
    List<PersonId> able(Submission submission) {
        return switch (submission.state()) {
            case SUBMITTED, IN_REVIEW -> staffing.reviewers(submission);
            case IN_ADJUDICATION, IN_APPEAL -> staffing.otherAdjudicators(submission);
            case RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> List.of();
        };
    }

    /**
     * Gives what is open to the person named by a manager.
     *
     * @param late who owes a word twice as long as they may
     * @throws MarlinException CONFLICT where nothing is open, or the person may not take it
     */
    Submission appoint(Submission submission, PersonId named, List<PersonId> late, PersonId by) {
        if (!able(submission).contains(named)) {
            Step refused = submission.state() == SubmissionState.SUBMITTED ? Step.ASSIGN : step(submission);
            refused.from(submission.state());
            throw MarlinException.conflict("This person may not take it: they lack the role, had a part in it, or may"
                    + " not judge in this campaign. Nothing was changed; choose somebody else.");
        }
        List<PersonId> leaving = new ArrayList<>(whoseTurn.gone(submission));
        late.stream().filter(person -> !leaving.contains(person)).forEach(leaving::add);
        if (submission.state() == SubmissionState.SUBMITTED) {
            return seat(submission, named, Optional.of(by));
        }
        if (leaving.isEmpty() && !isOpen(submission)) {
            throw MarlinException.conflict("Everybody whom it waits for is there and in time. Nothing was changed.");
        }
        return submission.state() == SubmissionState.IN_REVIEW
                ? seating.relieve(submission, leaving.getFirst(), named, Optional.of(by))
                : seating.entrust(submission, named, Optional.of(by));
    }

    private static Step step(Submission submission) {
        return switch (submission.state()) {
            case IN_ADJUDICATION -> Step.APPOINT;
            case IN_APPEAL -> Step.CALL;
            case SUBMITTED, IN_REVIEW, RETURNED, ACCEPTED, REJECTED, WITHDRAWN -> Step.RELIEVE;
        };
    }

    /** Seats the named one first; the draw looks for the others. */
    private Submission seat(Submission submission, PersonId named, Optional<PersonId> by) {
        if (seating.missing(submission) <= 0) {
            return seating.staff(submission, by);
        }
        List<PersonId> gone = seating.gone(submission);
        panels.insertReviewers(submission.id(), submission.stage(), List.of(named));
        if (gone.isEmpty()) {
            seating.seated(submission, named, by);
        } else {
            seating.handOver(submission, gone.getFirst(), named, by);
        }
        return seating.staff(submission, by);
    }

    /** Who adjudicated it before may do so again; an appeal is never given to who decided. */
    private Optional<Submission> decider(Submission submission, Optional<PersonId> by) {
        boolean first = submission.state() == SubmissionState.IN_ADJUDICATION
                && submission.adjudicator().isEmpty();
        return (first ? staffing.adjudicator(submission) : staffing.otherAdjudicator(submission))
                .map(person -> seating.entrust(submission, person, by));
    }
}
