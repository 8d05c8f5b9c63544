package dev.marlin.pay.payouts;

/** Where a payout batch stands; {@link BatchStep} says how it moves. */
public enum BatchState {
    /** Amounts are set aside. A second person of finance approves it, or somebody cancels it. */
    DRAFT("waits for a second person"),
    /** Two people agreed. Finance exports it, or cancels it. */
    APPROVED("approved"),
    /** The files are at the bank. The bank's answer on the last line ends it. */
    EXPORTED("at the bank"),
    /** Every line reached its person. Final. */
    SETTLED("settled"),
    /** At least one line came back and is payable again; the others reached their persons. Final. */
    PARTLY_FAILED("partly failed"),
    /** Nothing was paid; all of it is payable again. Final. */
    CANCELLED("cancelled");

    private final String words;

    BatchState(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Whether its files may be read. */
    public boolean hasFiles() {
        return switch (this) {
            case EXPORTED, SETTLED, PARTLY_FAILED -> true;
            case DRAFT, APPROVED, CANCELLED -> false;
        };
    }
}
