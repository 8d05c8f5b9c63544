package dev.marlin.web.campaigns;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Overviews;
import dev.marlin.eligibility.Duties;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Builds the page of one campaign. */
@Component
class CampaignViews {
    private final Campaigns campaigns;
    private final Rubrics rubrics;
    private final AgentRoster roster;
    private final Overviews overviews;
    private final Duties duties;

    CampaignViews(Campaigns campaigns, Rubrics rubrics, AgentRoster roster, Overviews overviews, Duties duties) {
        this.campaigns = campaigns;
        this.rubrics = rubrics;
        this.roster = roster;
        this.overviews = overviews;
        this.duties = duties;
    }

    CampaignPage page(Visitor visitor, CampaignId id, Optional<String> problem) {
        Campaign found = campaigns.get(id);
        duties.requireNone(id, visitor.id());
        return new CampaignPage(
                found,
                names(found),
                rubrics.get(found.rubricVersion()),
                overviews.of(id),
                new CampaignPage.May(visitor.is(Role.MANAGER), visitor.id()),
                problem);
    }

    /** Does it and shows the campaign, or why it was not done. */
    Answer answer(Visitor visitor, CampaignId id, Runnable act) {
        campaigns.get(id);
        try {
            act.run();
            return Answer.go("/campaigns/" + id);
        } catch (MarlinException e) {
            return Answer.show(page(visitor, id, Optional.ofNullable(e.getMessage())));
        }
    }

    private List<String> names(Campaign campaign) {
        Map<UUID, String> known = roster.offered().stream()
                .collect(Collectors.toMap(AgentRoster.Entry::agentVersion, AgentRoster.Entry::displayName));
        return campaign.agentVersions().stream()
                .map(id -> known.getOrDefault(id, id.toString()))
                .toList();
    }
}
