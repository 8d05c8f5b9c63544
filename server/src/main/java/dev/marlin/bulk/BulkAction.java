package dev.marlin.bulk;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be done with many tasks at once: what a manager can do with one. */
public enum BulkAction {
    /** Each task is taken out of the list for good. */
    WITHDRAW(
            "Withdraw",
            "withdrawn",
            "That is for good: nothing is deleted, but no withdrawn task comes back. Who holds one may finish it."),
    /** Each task is taken from all who hold it. */
    TAKE_AWAY(
            "Take away",
            "taken away",
            "Whoever holds one loses it at once, keeps what they wrote as a draft, and may claim it again while the task"
                    + " has a free place.");

    private final String words;
    private final String done;
    private final String consequence;

    BulkAction(String words, String done, String consequence) {
        this.words = words;
        this.done = done;
        this.consequence = consequence;
    }

    /** As addresses and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As an order: {@code Withdraw}. */
    public String words() {
        return words;
    }

    /** What a task is afterwards: {@code withdrawn}. */
    public String done() {
        return done;
    }

    /** What it means for people, in whole sentences. */
    public String consequence() {
        return consequence;
    }

    /** @throws MarlinException INVALID when there is no such action */
    public static BulkAction parse(String key) {
        return Arrays.stream(values())
                .filter(action -> action.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("action: "
                        + Arrays.stream(values()).map(BulkAction::key).collect(Collectors.joining(" or "))
                        + ", not “" + key + "”. Nothing was changed."));
    }
}
