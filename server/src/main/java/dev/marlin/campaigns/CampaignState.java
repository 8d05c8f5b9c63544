package dev.marlin.campaigns;

/** Life of a campaign. */
public enum CampaignState {
    /** Tasks may be opened and judged. A manager closes it. */
    OPEN,
    /** Nothing new starts; what is under way is finished. */
    CLOSED
}
