package dev.marlin.api.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.CampaignRules;
import dev.marlin.eligibility.RuleBook;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.util.List;
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
    record RulesBody(
            @Nullable Boolean colleagues,
            @Nullable List<String> skills,
            @Nullable List<String> credentials) {
        CampaignRules rules() {
            if (colleagues == null || skills == null || credentials == null) {
                throw MarlinException.invalid(
                        "colleagues, skills, credentials: all three are needed; lists may be empty."
                                + " Nothing was changed.");
            }
            return CampaignRules.of(colleagues, String.join(",", skills), credentials);
        }
    }

    @GetMapping("/api/v1/campaigns/{campaign}/eligibility")
    RulesBody one(@PathVariable String campaign) {
        return body(campaigns.get(CampaignId.parse(campaign)).id());
    }

    @PutMapping("/api/v1/campaigns/{campaign}/eligibility")
    RulesBody set(@PathVariable String campaign, @RequestBody RulesBody body, Visitor visitor) {
        CampaignId id = CampaignId.parse(campaign);
        rules.set(id, body.rules(), visitor.id());
        return body(id);
    }

    private RulesBody body(CampaignId id) {
        CampaignRules now = rules.of(id);
        return new RulesBody(now.colleagues(), now.skills(), now.credentialKeys());
    }
}
