package dev.marlin.notices;

/** Why an endpoint is off. */
public enum OffReason {
    /** A manager switched it off. */
    BY_HAND("switched off by hand"),
    /** It answered 410: it wants no more messages. */
    GONE("it answered 410, gone"),
    /** A message failed as often as messages are tried. */
    FAILING("a message failed for about three days");

    private final String words;

    OffReason(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
