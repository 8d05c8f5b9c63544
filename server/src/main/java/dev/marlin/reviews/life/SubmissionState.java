package dev.marlin.reviews.life;

import java.util.Locale;

/** Where a submission stands between its author and the ledger. */
public enum SubmissionState {
    /** Has arrived and has no reviewers yet; a manager who finds them ends it, or it is accepted where none are asked. */
    SUBMITTED,
    /** Each reviewer of the round judges on their own, then sends a verdict. The last one who sends ends it. */
    IN_REVIEW,
    /** Changes are asked for. The author ends it by submitting again, which begins the next round. */
    RETURNED,
    /** People differ by rule. The adjudicator's decision ends it. */
    IN_ADJUDICATION,
    /** Its author objects to the rejection. Somebody who took no part ends it. */
    IN_APPEAL,
    /** Counts and is paid. Settled, unless a change of the rubric re-opens it. */
    ACCEPTED,
    /** An adjudicator found nothing to rely on; neither paid nor exported. Settled, unless its author appeals in time. */
    REJECTED,
    /** Taken out by a manager. Final. */
    WITHDRAWN;

    /** Somebody still has to act. */
    public boolean isOpen() {
        return switch (this) {
            case SUBMITTED, IN_REVIEW, RETURNED, IN_ADJUDICATION, IN_APPEAL -> true;
            case ACCEPTED, REJECTED, WITHDRAWN -> false;
        };
    }

    /** As SQL and the API spell it: {@code in_review}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it: {@code in review}. */
    public String words() {
        return key().replace('_', ' ');
    }
}
