package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignStep;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.OpenWork;
import dev.marlin.dashboards.Overviews;
import dev.marlin.identity.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's way from draft to closed, for programs. */
@RestController
class StepApi {
    private final Campaigns campaigns;
    private final Overviews overviews;

    StepApi(Campaigns campaigns, Overviews overviews) {
        this.campaigns = campaigns;
        this.overviews = overviews;
    }

    /** Why; needed to pause and to close. */
    record Reason(@Nullable String reason) {}

    /** What is under way, and whose turn it is. */
    record OpenWorkAnswer(long total, List<Item> items) {
        record Item(String task, String title, String stands, String owners, Instant since, Optional<Instant> due) {}

        static OpenWorkAnswer of(OpenWork work) {
            return new OpenWorkAnswer(
                    work.total(),
                    work.items().stream()
                            .map(item -> new Item(
                                    item.task().toString(),
                                    item.title(),
                                    item.stands(),
                                    item.owners(),
                                    item.since(),
                                    item.due()))
                            .toList());
        }
    }

    @PostMapping("/api/v1/campaigns/drafts")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignAnswer draft(@RequestBody CampaignInput input, Visitor visitor) {
        return CampaignAnswer.of(campaigns.draft(input.wanted(), visitor.id()));
    }

    @PostMapping("/api/v1/campaigns/{campaign}/open")
    CampaignAnswer open(
            @PathVariable String campaign, @RequestBody(required = false) @Nullable Reason reason, Visitor visitor) {
        return move(campaign, CampaignStep.OPEN, reason, visitor);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/pause")
    CampaignAnswer pause(
            @PathVariable String campaign, @RequestBody(required = false) @Nullable Reason reason, Visitor visitor) {
        return move(campaign, CampaignStep.PAUSE, reason, visitor);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/resume")
    CampaignAnswer resume(
            @PathVariable String campaign, @RequestBody(required = false) @Nullable Reason reason, Visitor visitor) {
        return move(campaign, CampaignStep.RESUME, reason, visitor);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/close")
    CampaignAnswer close(
            @PathVariable String campaign, @RequestBody(required = false) @Nullable Reason reason, Visitor visitor) {
        return move(campaign, CampaignStep.CLOSE, reason, visitor);
    }

    @GetMapping("/api/v1/campaigns/{campaign}/open-work")
    OpenWorkAnswer openWork(@PathVariable String campaign) {
        return OpenWorkAnswer.of(overviews.of(CampaignId.parse(campaign)).open());
    }

    private CampaignAnswer move(String campaign, CampaignStep step, @Nullable Reason given, Visitor visitor) {
        String reason = given == null || given.reason() == null ? "" : given.reason();
        return CampaignAnswer.of(campaigns.move(CampaignId.parse(campaign), step, reason, visitor.id()));
    }
}
