package dev.marlin.reviews.terms;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;

/** A further rule about who may review or decide what; upper floors bring theirs as beans. All of them must agree. */
public interface ReviewerCondition {
    /**
     * Asked for each candidate whenever somebody is drawn or takes a turn by themselves.
     *
     * @param author of the work
     * @param person who would review or decide it
     */
    boolean permits(CampaignId campaign, PersonId author, PersonId person);

    /** Asked of who was drawn before and still owes a word: whether they may go on. As {@link #permits} unless said. */
    default boolean keeps(CampaignId campaign, PersonId author, PersonId person) {
        return permits(campaign, author, person);
    }
}
