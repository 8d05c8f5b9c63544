package dev.marlin.reservations;

import dev.marlin.kernel.MarlinException;
import java.util.Arrays;
import java.util.Locale;

/** Why somebody left a task to others. */
public enum SkipReason {
    NOT_MY_FIELD("not my field"),
    UNCLEAR("the task is unclear"),
    BROKEN("the task or its repository is broken"),
    TOO_LARGE("too large for its pay"),
    OTHER("another reason");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** As the API spells it: {@code not_my_field}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws MarlinException INVALID that names all reasons */
    public static SkipReason parse(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .findFirst()
                .orElseThrow(() -> MarlinException.invalid("reason: one of "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(SkipReason::key).toList())
                        + ". Nothing was changed."));
    }
}
