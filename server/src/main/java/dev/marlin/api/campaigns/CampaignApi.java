package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.Duties;
import dev.marlin.identity.Visitor;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns for programs. */
@RestController
class CampaignApi {
    private final Campaigns campaigns;
    private final Duties duties;

    CampaignApi(Campaigns campaigns, Duties duties) {
        this.campaigns = campaigns;
        this.duties = duties;
    }

    /** All campaigns, latest first: there are few. */
    record ListAnswer(List<CampaignAnswer> campaigns) {}

    @GetMapping("/api/v1/campaigns")
    ListAnswer all() {
        return new ListAnswer(campaigns.all().stream().map(CampaignAnswer::of).toList());
    }

    @GetMapping("/api/v1/campaigns/{campaign}")
    CampaignAnswer one(@PathVariable String campaign, Visitor visitor) {
        CampaignId id = CampaignId.parse(campaign);
        duties.requireNone(id, visitor.id());
        return CampaignAnswer.of(campaigns.get(id));
    }

    @PostMapping("/api/v1/campaigns")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignAnswer open(@RequestBody CampaignInput input, Visitor visitor) {
        return CampaignAnswer.of(campaigns.create(input.wanted(), visitor.id()));
    }
}
