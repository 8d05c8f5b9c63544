package dev.marlin.eligibility;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Interests;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.ReviewerCondition;
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
        EligibilityStore.Ties ties = store.ties(campaign, person);
        return !ties.managed()
                && (ties.vendors().isEmpty()
                        || !VendorWords.meet(
                                ties.vendors(),
                                roster.names(campaigns.get(campaign).agentVersions())));
    }

    /** Besides, nobody judges their own work, and colleagues judge each other's only where the campaign says so. */
    @Override
    public boolean permits(CampaignId campaign, PersonId author, PersonId person) {
        return !author.equals(person)
                && mayJudge(campaign, person)
                && (rules.of(campaign).colleagues() || !interests.sameEmployer(author, person));
    }
}
