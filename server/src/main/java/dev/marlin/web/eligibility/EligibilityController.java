package dev.marlin.web.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.CampaignRules;
import dev.marlin.eligibility.RuleBook;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may judge in a campaign, for managers. */
@Controller
class EligibilityController {
    private final Campaigns campaigns;
    private final RuleBook rules;

    EligibilityController(Campaigns campaigns, RuleBook rules) {
        this.campaigns = campaigns;
        this.rules = rules;
    }

    @GetMapping("/campaigns/{campaign}/eligibility")
    EligibilityPage one(Visitor visitor, @PathVariable String campaign) {
        CampaignId id = CampaignId.parse(campaign);
        return new EligibilityPage(campaigns.get(id), rules.of(id), visitor.is(Role.MANAGER), Optional.empty());
    }

    @PostMapping("/campaigns/{campaign}/eligibility")
    Redirect set(
            Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "no") String colleagues) {
        CampaignId id = CampaignId.parse(campaign);
        rules.set(id, new CampaignRules(colleagues.equals("yes")), visitor.id());
        return Redirect.to("/campaigns/" + id + "/eligibility");
    }
}
