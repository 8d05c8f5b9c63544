package dev.marlin.reviews;

import static dev.marlin.reviews.SubmissionState.ACCEPTED;
import static dev.marlin.reviews.SubmissionState.IN_ADJUDICATION;
import static dev.marlin.reviews.SubmissionState.IN_REVIEW;
import static dev.marlin.reviews.SubmissionState.REJECTED;
import static dev.marlin.reviews.SubmissionState.RETURNED;
import static dev.marlin.reviews.SubmissionState.SUBMITTED;
import static dev.marlin.reviews.SubmissionState.WITHDRAWN;

import dev.marlin.kernel.MarlinException;
import java.util.EnumSet;
import java.util.Set;

/** What may happen to a submission: the whole table of its life, one line per arrow. */
public enum Step {
    ASSIGN(EnumSet.of(SUBMITTED), IN_REVIEW, "begin the review"),
    JUDGE(EnumSet.of(IN_REVIEW), IN_REVIEW, "judge"),
    SEND(EnumSet.of(IN_REVIEW), IN_REVIEW, "send a review"),
    RETURN(EnumSet.of(IN_REVIEW, IN_ADJUDICATION), RETURNED, "return it to its author"),
    RESUBMIT(EnumSet.of(RETURNED), SUBMITTED, "submit again"),
    ESCALATE(EnumSet.of(IN_REVIEW), IN_ADJUDICATION, "ask an adjudicator"),
    APPOINT(EnumSet.of(IN_ADJUDICATION), IN_ADJUDICATION, "appoint an adjudicator"),
    ACCEPT(EnumSet.of(SUBMITTED, IN_REVIEW, IN_ADJUDICATION), ACCEPTED, "accept"),
    REJECT(EnumSet.of(IN_ADJUDICATION), REJECTED, "reject"),
    WITHDRAW(EnumSet.of(SUBMITTED, IN_REVIEW, RETURNED, IN_ADJUDICATION), WITHDRAWN, "withdraw");

    @SuppressWarnings("ImmutableEnumChecker") // copied by Set.copyOf
    private final Set<SubmissionState> from;

    private final SubmissionState to;
    private final String words;

    Step(Set<SubmissionState> from, SubmissionState to, String words) {
        this.from = Set.copyOf(from);
        this.to = to;
        this.words = words;
    }

    public boolean isPermittedFrom(SubmissionState state) {
        return from.contains(state);
    }

    /** @throws MarlinException CONFLICT when the table has no such arrow */
    public SubmissionState from(SubmissionState state) {
        if (!from.contains(state)) {
            throw MarlinException.conflict("You cannot " + words + " now: this submission is " + state.words()
                    + ". Nothing was changed; reload the page to see where it stands.");
        }
        return to;
    }
}
