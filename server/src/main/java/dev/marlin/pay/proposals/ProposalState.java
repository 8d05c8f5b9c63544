package dev.marlin.pay.proposals;

/** Where a proposal stands; {@link ProposalStep} says how it moves. */
public enum ProposalState {
    /** Waits for a second person of finance, who ends it; or who proposed takes it back. */
    PROPOSED("waits for a second person"),
    /** Done. Final. */
    APPROVED("approved"),
    /** Refused by the second person; nothing was booked. Final. */
    DECLINED("declined"),
    /** Its proposer thought better of it; nothing was booked. Final. */
    TAKEN_BACK("taken back");

    private final String words;

    ProposalState(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
