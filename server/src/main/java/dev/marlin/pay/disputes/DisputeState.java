package dev.marlin.pay.disputes;

/** Where a dispute stands; {@link DisputeStep} says how it moves. */
public enum DisputeState {
    /** Waits for somebody in finance, who ends it; or its person takes it back. */
    OPEN("open: finance answers"),
    /** Finance agrees: a correction is proposed, and a second person confirms it. Final. */
    UPHELD("upheld: a correction was proposed"),
    /** Finance does not agree, and says why. Final. */
    REFUSED("refused"),
    /** Its person took it back. Final. */
    RETRACTED("taken back");

    private final String words;

    DisputeState(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
