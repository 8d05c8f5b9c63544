package dev.marlin.reviews.life;

import static dev.marlin.reviews.life.SubmissionState.ACCEPTED;
import static dev.marlin.reviews.life.SubmissionState.IN_ADJUDICATION;
import static dev.marlin.reviews.life.SubmissionState.IN_APPEAL;
import static dev.marlin.reviews.life.SubmissionState.IN_REVIEW;
import static dev.marlin.reviews.life.SubmissionState.REJECTED;
import static dev.marlin.reviews.life.SubmissionState.RETURNED;
import static dev.marlin.reviews.life.SubmissionState.SUBMITTED;
import static dev.marlin.reviews.life.SubmissionState.WITHDRAWN;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** What may happen to a submission: the whole table of its life, one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
public enum Step implements Transition<SubmissionState> {
    ASSIGN(EnumSet.of(SUBMITTED), IN_REVIEW, "begin the review"),
    JUDGE(EnumSet.of(IN_REVIEW), IN_REVIEW, "judge"),
    SEND(EnumSet.of(IN_REVIEW), IN_REVIEW, "send a review"),
    PASS(EnumSet.of(IN_REVIEW), SUBMITTED, "pass it on to the next panel"),
    RELIEVE(EnumSet.of(IN_REVIEW), IN_REVIEW, "give a seat to somebody else"),
    RETURN(EnumSet.of(IN_REVIEW, IN_ADJUDICATION), RETURNED, "return it to its author"),
    RESUBMIT(EnumSet.of(RETURNED), SUBMITTED, "submit again"),
    ESCALATE(EnumSet.of(IN_REVIEW), IN_ADJUDICATION, "ask an adjudicator"),
    APPOINT(EnumSet.of(IN_ADJUDICATION), IN_ADJUDICATION, "appoint an adjudicator"),
    REPLACE(EnumSet.of(IN_ADJUDICATION), IN_ADJUDICATION, "give the decision to somebody else"),
    ACCEPT(EnumSet.of(SUBMITTED, IN_REVIEW, IN_ADJUDICATION), ACCEPTED, "accept"),
    REJECT(EnumSet.of(IN_ADJUDICATION), REJECTED, "reject"),
    REOPEN(EnumSet.of(ACCEPTED), SUBMITTED, "re-open it"),
    KEEP(EnumSet.of(SUBMITTED, IN_REVIEW, RETURNED, IN_ADJUDICATION), ACCEPTED, "drop its re-opening"),
    APPEAL(EnumSet.of(REJECTED), IN_APPEAL, "appeal"),
    CALL(EnumSet.of(IN_APPEAL), IN_APPEAL, "give the appeal to somebody"),
    UPHOLD(EnumSet.of(IN_APPEAL), REJECTED, "uphold the rejection"),
    OVERTURN(EnumSet.of(IN_APPEAL), ACCEPTED, "overturn the rejection"),
    WITHDRAW(EnumSet.of(SUBMITTED, IN_REVIEW, RETURNED, IN_ADJUDICATION), WITHDRAWN, "withdraw");

    private final Arrow<SubmissionState> arrow;
    private final String words;

    Step(Set<SubmissionState> from, SubmissionState to, String words) {
        this.arrow = new Arrow<>(from, to);
        this.words = words;
    }

    @Override
    public Arrow<SubmissionState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(SubmissionState state) {
        return "You cannot " + words + " now: this submission is " + state.words()
                + ". Nothing was changed; reload the page to see where it stands.";
    }
}
