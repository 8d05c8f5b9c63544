package dev.marlin.api.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.CampaignRules;
import dev.marlin.eligibility.RuleBook;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who may judge in a campaign, for programs. */
@RestController
class EligibilityApi {
    private final Campaigns campaigns;
    private final RuleBook rules;

    EligibilityApi(Campaigns campaigns, RuleBook rules) {
        this.campaigns = campaigns;
        this.rules = rules;
    }

    /** The rules as programs send and see them. */
    record RulesBody(@Nullable Boolean colleagues) {}

    @GetMapping("/api/v1/campaigns/{campaign}/eligibility")
    RulesBody one(@PathVariable String campaign) {
        return body(campaigns.get(CampaignId.parse(campaign)).id());
    }

    @PutMapping("/api/v1/campaigns/{campaign}/eligibility")
    RulesBody set(@PathVariable String campaign, @RequestBody RulesBody body, Visitor visitor) {
        CampaignId id = CampaignId.parse(campaign);
        if (body.colleagues() == null) {
            throw MarlinException.invalid("colleagues: true or false is missing. Nothing was changed.");
        }
        rules.set(id, new CampaignRules(body.colleagues()), visitor.id());
        return body(id);
    }

    private RulesBody body(CampaignId id) {
        return new RulesBody(rules.of(id).colleagues());
    }
}
