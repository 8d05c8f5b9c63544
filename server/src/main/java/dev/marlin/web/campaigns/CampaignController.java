package dev.marlin.web.campaigns;

import dev.marlin.campaigns.AgentRoster;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.eligibility.Duties;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final Duties duties;

    CampaignController(Campaigns campaigns, Rubrics rubrics, AgentRoster roster, Duties duties) {
        this.campaigns = campaigns;
        this.rubrics = rubrics;
        this.roster = roster;
        this.duties = duties;
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
            return Answer.go("/campaigns/"
                    + campaigns.create(form.wanted(), visitor.id()).id());
        } catch (MarlinException e) {
            return Answer.show(page(form, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/campaigns/{campaign}")
    CampaignPage one(Visitor visitor, @PathVariable String campaign) {
        Campaign found = campaigns.get(CampaignId.parse(campaign));
        duties.requireNone(found.id(), visitor.id());
        boolean mayClose = visitor.is(Role.MANAGER) && found.state() == CampaignState.OPEN;
        return new CampaignPage(found, names(found), rubrics.get(found.rubricVersion()), mayClose);
    }

    @PostMapping("/campaigns/{campaign}/close")
    Redirect close(Visitor visitor, @PathVariable String campaign) {
        campaigns.close(CampaignId.parse(campaign), visitor.id());
        return Redirect.to("/campaigns/" + CampaignId.parse(campaign));
    }

    private NewPage page(CampaignForm form, Optional<String> problem) {
        return new NewPage(form, roster.offered(), rubrics.latestOfEach(), problem);
    }

    private List<String> names(Campaign campaign) {
        Map<UUID, String> known = roster.offered().stream()
                .collect(Collectors.toMap(AgentRoster.Entry::agentVersion, AgentRoster.Entry::displayName));
        return campaign.agentVersions().stream()
                .map(id -> known.getOrDefault(id, id.toString()))
                .toList();
    }
}
