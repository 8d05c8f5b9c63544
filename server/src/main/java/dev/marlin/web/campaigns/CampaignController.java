package dev.marlin.web.campaigns;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Campaigns, for managers. */
@Controller
class CampaignController {
    private final Campaigns campaigns;
    private final Rubrics rubrics;
    private final AgentRoster roster;
    private final CampaignViews views;

    CampaignController(Campaigns campaigns, Rubrics rubrics, AgentRoster roster, CampaignViews views) {
        this.campaigns = campaigns;
        this.rubrics = rubrics;
        this.roster = roster;
        this.views = views;
    }

    @GetMapping("/campaigns")
    CampaignsPage all(Visitor visitor) {
        return new CampaignsPage(campaigns.all(), visitor.is(Role.MANAGER));
    }

    @GetMapping("/campaigns/new")
    NewPage form() {
        return page(CampaignForm.fresh(), Optional.empty());
    }

    @PostMapping("/campaigns")
    Answer create(Visitor visitor, @RequestParam MultiValueMap<String, String> fields) {
        CampaignForm form = CampaignForm.of(fields);
        try {
            NewCampaign wanted = form.wanted();
            boolean draft = fields.containsKey("draft");
            return Answer.go("/campaigns/"
                    + (draft ? campaigns.draft(wanted, visitor.id()) : campaigns.create(wanted, visitor.id())).id());
        } catch (MarlinException e) {
            return Answer.show(page(form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/campaigns/{campaign}")
    CampaignPage one(Visitor visitor, @PathVariable String campaign) {
        return views.page(visitor, CampaignId.parse(campaign), Optional.empty());
    }

    private NewPage page(CampaignForm form, Optional<String> problem) {
        return new NewPage(form, roster.offered(), rubrics.latestOfEach(), problem);
    }
}
