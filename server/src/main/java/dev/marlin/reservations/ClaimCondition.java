package dev.marlin.reservations;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A further rule about who may claim what; upper or neighboring floors bring theirs as beans. */
public interface ClaimCondition {
    /**
     * Asked in the transaction of each claim, and by lists for each task where {@link #hiding} says so.
     *
     * @return {@link ClaimRefusal.NotOpenToYou} for reasons that the person must not learn,
     *     {@link ClaimRefusal.Lacking} for what they can get; empty when this rule has no objection
     */
    Optional<ClaimRefusal> check(Task task, PersonId person);

    /**
     * What it says of every task of these campaigns alike, asked once for a list however long; campaigns of which it says
     * nothing, or not the same of each task, are absent.
     */
    default Map<CampaignId, ClaimRefusal> ofCampaigns(Collection<CampaignId> campaigns, PersonId person) {
        return Map.of();
    }

    /** Of what it may say {@link ClaimRefusal.NotOpenToYou}: lists ask no more than they must. */
    default Hiding hiding() {
        return Hiding.SINGLE_TASKS;
    }

    /** What a condition may keep out of lists. */
    enum Hiding {
        /** Nothing: it only tells what somebody lacks. */
        NOTHING,
        /** All tasks of a campaign, or none. */
        CAMPAIGNS,
        /** Some tasks of a campaign and not others. */
        SINGLE_TASKS
    }
}
