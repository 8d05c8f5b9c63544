package dev.marlin.eligibility;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Interests;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.reviews.terms.ReviewerCondition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The door of judges: whether somebody may judge at all in a campaign, and whether this very work. It answers yes or no
 * and never why: the reason may be the name of an agent under test.
 */
@Service
public class Judges implements ReviewerCondition {
    private final EligibilityStore store;
    private final RuleBook rules;
    private final Interests interests;
    private final Campaigns campaigns;
    private final AgentRoster roster;

    Judges(EligibilityStore store, RuleBook rules, Interests interests, Campaigns campaigns, AgentRoster roster) {
        this.store = store;
        this.rules = rules;
        this.interests = interests;
        this.campaigns = campaigns;
        this.roster = roster;
    }

    /** False for who sees agents' names, has had a hand in the campaign, or is tied to a vendor of its agents. */
    public boolean mayJudge(CampaignId campaign, PersonId person) {
        return isFree(campaign, store.ties(campaign, person));
    }

    /** What keeps the person from claiming in the campaign: hidden where it is a conflict, else what they can mend. */
    Optional<ClaimRefusal> objection(CampaignId campaign, PersonId person) {
        return objection(campaign, store.ties(campaign, person));
    }

    /** The same of many campaigns; those with no objection are absent. */
    Map<CampaignId, ClaimRefusal> objections(Collection<CampaignId> all, PersonId person) {
        Map<CampaignId, ClaimRefusal> objections = new HashMap<>();
        store.ties(all, person)
                .forEach((campaign, ties) ->
                        objection(campaign, ties).ifPresent(refusal -> objections.put(campaign, refusal)));
        return objections;
    }

    private Optional<ClaimRefusal> objection(CampaignId campaign, EligibilityStore.Ties ties) {
        if (!isFree(campaign, ties)) {
            return Optional.of(new ClaimRefusal.NotOpenToYou());
        }
        if (ties.away()) {
            return lacking("away", "You said that you are away. Say at /profile/expertise that you are back");
        }
        if (!ties.skills().isEmpty()) {
            return lacking(
                    "skill",
                    "This campaign asks for skills that a manager confirmed; you lack "
                            + String.join(", ", ties.skills()) + ". Add what you know at /profile/expertise");
        }
        return ties.credentials().isEmpty()
                ? Optional.empty()
                : lacking(
                        "credential",
                        "This campaign asks for confirmed credentials; you lack: "
                                + String.join(", ", ties.credentials()) + ". Submit yours at /credentials");
    }

    private static Optional<ClaimRefusal> lacking(String code, String words) {
        return Optional.of(new ClaimRefusal.Lacking(code, words + ", then claim the task; nothing was changed."));
    }

    private boolean isFree(CampaignId campaign, EligibilityStore.Ties ties) {
        return !ties.managed()
                && (ties.vendors().isEmpty()
                        || !VendorWords.meet(
                                ties.vendors(),
                                roster.names(campaigns.get(campaign).agentVersions())));
    }

    /**
     * Besides, nobody judges their own work or while they are away, and colleagues judge each other's only where the
     * campaign says so.
     */
    @Override
    public boolean permits(CampaignId campaign, PersonId author, PersonId person) {
        EligibilityStore.Ties ties = store.ties(campaign, person);
        return !ties.away() && keeps(campaign, author, person, ties);
    }

    /** Who is away for some days keeps what they were drawn for: the clock asks them first. */
    @Override
    public boolean keeps(CampaignId campaign, PersonId author, PersonId person) {
        return keeps(campaign, author, person, store.ties(campaign, person));
    }

    private boolean keeps(CampaignId campaign, PersonId author, PersonId person, EligibilityStore.Ties ties) {
        return !author.equals(person)
                && isFree(campaign, ties)
                && (rules.of(campaign).colleagues() || !interests.sameEmployer(author, person));
    }
}
