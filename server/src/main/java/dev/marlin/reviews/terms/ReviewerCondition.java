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
}
