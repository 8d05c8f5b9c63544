package dev.marlin.notices;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What outsiders may be told, by its public name, and the actions of the audit log that it tells of. */
public enum NoticeKind {
    TASK_PUBLISHED("task.published", Set.of("task.published")),
    TASK_CLAIMED("task.claimed", Set.of("task.claimed")),
    /** Given back, or the lease ended. */
    TASK_RELEASED("task.released", Set.of("task.released", "task.lease-expired")),
    /** For the first time or again after it was returned. */
    SUBMISSION_OPENED("submission.opened", Set.of("submission.opened", "submission.resubmitted")),
    SUBMISSION_RETURNED("submission.returned", Set.of("submission.returned")),
    /** By review, or because an appeal overturned the rejection. */
    SUBMISSION_ACCEPTED("submission.accepted", Set.of("submission.accepted", "submission.appeal-overturned")),
    SUBMISSION_REJECTED("submission.rejected", Set.of("submission.rejected")),
    /** Its author objects to the rejection. */
    SUBMISSION_APPEALED("submission.appealed", Set.of("submission.appealed")),
    /** The rejection stands; an appeal that overturns it is told as an acceptance. */
    SUBMISSION_UPHELD("submission.appeal-upheld", Set.of("submission.appeal-upheld")),
    /** A seat, a decision or an appeal went to somebody else, or to somebody at last. */
    SUBMISSION_REASSIGNED(
            "submission.reassigned",
            Set.of(
                    "submission.reviewer-relieved",
                    "submission.reviewer-appointed",
                    "submission.adjudicator-appointed",
                    "submission.adjudicator-replaced",
                    "submission.appeal-assigned")),
    PAYOUT_PAID("payout.paid", Set.of("payout.made", "payout.paid")),
    EXPORT_READY("export.ready", Set.of("release.built")),
    RUBRIC_PUBLISHED("rubric.published", Set.of("rubric.published")),
    CAMPAIGN_OPENED("campaign.opened", Set.of("campaign.opened")),
    CAMPAIGN_CLOSED("campaign.closed", Set.of("campaign.closed")),
    /** A budget holds: a first or lower one at once, a higher one since a second manager confirmed it. */
    CAMPAIGN_BUDGET("campaign.budget", Set.of("campaign.budget-set", "campaign.budget-done")),
    CAMPAIGN_BUDGET_REFUSED("campaign.budget-refused", Set.of("campaign.budget-refused")),
    CAMPAIGN_ALERT("campaign.alert", Set.of("campaign.alert")),
    CAMPAIGN_ALERT_CLOSED("campaign.alert-closed", Set.of("campaign.alert-closed"));

    private final String key;
    private final Set<String> actions;

    NoticeKind(String key, Set<String> actions) {
        this.key = key;
        this.actions = actions;
    }

    /** Public name, as it stands in payloads, settings and SQL: never changed once released. */
    public String key() {
        return key;
    }

    /** The kind that tells of this action of the audit log; empty for what stays inside. */
    static Optional<NoticeKind> ofAction(String action) {
        return Arrays.stream(values())
                .filter(kind -> kind.actions.contains(action))
                .findFirst();
    }

    /** @throws MarlinException INVALID for an unknown name */
    public static NoticeKind parse(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("kinds: there is no kind " + shown(key)
                        + ". Choose from the list in docs/webhooks.md. Nothing was saved."));
    }

    private static String shown(String key) {
        return key.matches("[a-z.-]{1,60}") ? key : "of that name";
    }
}
