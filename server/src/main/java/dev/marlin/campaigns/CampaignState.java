package dev.marlin.campaigns;

/** Life of a campaign; {@link CampaignStep} says how it moves. */
public enum CampaignState {
    /** Tasks may be opened and judged. A manager closes it. */
    OPEN,
    /** Nothing new starts; what is under way is finished. Final. */
    CLOSED
}
