package dev.marlin.bulk;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** What can be done with many tasks at once: what a manager can do with one. */
public enum BulkAction {
    /** Each task is taken out of the list for good. */
    WITHDRAW;

    /** As addresses and the API spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException INVALID when there is no such action */
    public static BulkAction parse(String key) {
        return Arrays.stream(values())
                .filter(action -> action.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> MarlinException.invalid("action: withdraw, not “" + key + "”. Nothing was changed."));
    }
}
