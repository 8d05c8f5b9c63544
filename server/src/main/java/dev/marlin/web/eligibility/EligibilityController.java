package dev.marlin.web.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.CampaignRules;
import dev.marlin.eligibility.RuleBook;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import java.util.List;
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
    Answer set(
            Visitor visitor,
            @PathVariable String campaign,
            @RequestParam(defaultValue = "no") String colleagues,
            @RequestParam(defaultValue = "") String skills,
            @RequestParam(defaultValue = "") List<String> credentials) {
        CampaignId id = CampaignId.parse(campaign);
        try {
            rules.set(id, CampaignRules.of(colleagues.equals("yes"), skills, credentials), visitor.id());
            return Answer.go("/campaigns/" + id + "/eligibility");
        } catch (MarlinException e) {
            return Answer.show(new EligibilityPage(
                    campaigns.get(id), rules.of(id), visitor.is(Role.MANAGER), Optional.ofNullable(e.getMessage())));
        }
    }
}
