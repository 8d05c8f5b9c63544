package dev.marlin.eligibility;

/**
 * What one campaign asks of those who judge in it, beside what holds in all of them.
 *
 * @param colleagues whether people of one employer may review and decide each other's work
 */
public record CampaignRules(boolean colleagues) {
    /** What holds until a manager says otherwise. */
    public static final CampaignRules STRICT = new CampaignRules(false);
}
