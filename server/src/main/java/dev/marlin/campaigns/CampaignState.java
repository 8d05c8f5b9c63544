package dev.marlin.campaigns;

/** Life of a campaign; {@link CampaignStep} says how it moves. */
public enum CampaignState {
    /** Managers prepare it: tasks may be written, nothing is claimed, run or judged. A manager opens or closes it. */
    DRAFT,
    /** Tasks may be written, claimed, run and judged. A manager pauses or closes it. */
    OPEN,
    /**
     * No claim is handed out. What is held goes on: both agents may be started on it, it is judged and reviewed. A
     * manager resumes or closes it.
     */
    PAUSED,
    /** Nothing new starts, no agents either; what is under way is judged and reviewed to its end. Final. */
    CLOSED;

    /** What experts are told when they may not claim; empty where they may. */
    String refusal() {
        return switch (this) {
            case DRAFT -> "The campaign is not open yet: nothing is handed out. Your work elsewhere is not touched.";
            case OPEN -> "";
            case PAUSED ->
                "The campaign is paused: no task is handed out until it goes on. What you hold is yours and"
                        + " can be finished.";
            case CLOSED -> "The campaign is closed: nothing new starts in it. What is under way can be finished.";
        };
    }
}
