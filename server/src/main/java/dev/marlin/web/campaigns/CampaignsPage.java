package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.web.ui.PageView;
import java.util.List;

/** All campaigns, latest first. */
public record CampaignsPage(List<Campaign> campaigns, boolean mayOpen) implements PageView {
    public CampaignsPage {
        campaigns = List.copyOf(campaigns);
    }
}
