package dev.marlin.web.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignStep;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.Answer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign's way from draft to closed, for managers. */
@Controller
class StepController {
    private final Campaigns campaigns;
    private final CampaignViews views;

    StepController(Campaigns campaigns, CampaignViews views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    @PostMapping("/campaigns/{campaign}/open")
    Answer open(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "") String reason) {
        return move(visitor, campaign, CampaignStep.OPEN, reason);
    }

    @PostMapping("/campaigns/{campaign}/pause")
    Answer pause(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "") String reason) {
        return move(visitor, campaign, CampaignStep.PAUSE, reason);
    }

    @PostMapping("/campaigns/{campaign}/resume")
    Answer resume(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "") String reason) {
        return move(visitor, campaign, CampaignStep.RESUME, reason);
    }

    @PostMapping("/campaigns/{campaign}/close")
    Answer close(Visitor visitor, @PathVariable String campaign, @RequestParam(defaultValue = "") String reason) {
        return move(visitor, campaign, CampaignStep.CLOSE, reason);
    }

    private Answer move(Visitor visitor, String campaign, CampaignStep step, String reason) {
        CampaignId id = CampaignId.parse(campaign);
        return views.answer(visitor, id, () -> campaigns.move(id, step, reason, visitor.id()));
    }
}
