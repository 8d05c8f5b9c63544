package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * One campaign.
 *
 * @param agents display names of the agents under test, in the campaign's order
 */
public record CampaignPage(Campaign campaign, List<String> agents, RubricVersion rubric, boolean mayClose)
        implements PageView {
    public CampaignPage {
        agents = List.copyOf(agents);
    }
}
