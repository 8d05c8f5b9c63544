package dev.marlin.web.eligibility;

import dev.marlin.campaigns.Campaign;
import dev.marlin.eligibility.CampaignRules;
import dev.marlin.web.ui.PageView;
import java.util.Optional;

/**
 * What a campaign asks of those who judge in it.
 *
 * @param maySet whether the visitor may change it
 * @param problem what was wrong with the form
 */
public record EligibilityPage(Campaign campaign, CampaignRules rules, boolean maySet, Optional<String> problem)
        implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
