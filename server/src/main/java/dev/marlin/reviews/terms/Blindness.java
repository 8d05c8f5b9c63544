package dev.marlin.reviews.terms;

import java.util.Locale;

/** Whether those who review a submission judge before they hear its author. Its author never learns which. */
public enum Blindness {
    /** They judge first; what they say is evidence of its own. */
    BLIND,
    /** They hear the author at once, and still judge; no measure of agreement counts what they say. */
    SIGHTED;

    /** As JSON spells it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
