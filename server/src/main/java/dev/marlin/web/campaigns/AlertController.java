package dev.marlin.web.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.alerts.AlertKind;
import dev.marlin.dashboards.alerts.Alerts;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.web.ui.Answer;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a campaign is watched for, for managers. */
@Controller
class AlertController {
    private final Campaigns campaigns;
    private final Alerts alerts;

    AlertController(Campaigns campaigns, Alerts alerts) {
        this.campaigns = campaigns;
        this.alerts = alerts;
    }

    @GetMapping("/campaigns/{campaign}/alerts")
    AlertsPage all(Visitor visitor, @PathVariable String campaign) {
        return page(visitor, CampaignId.parse(campaign), Optional.empty());
    }

    @PostMapping("/campaigns/{campaign}/alerts")
    Answer watch(
            Visitor visitor,
            @PathVariable String campaign,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String bound) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(visitor, id, () -> alerts.watch(id, AlertKind.parse(kind), number(bound), visitor.id()));
    }

    @PostMapping("/campaigns/{campaign}/alerts/{rule}/end")
    Answer end(Visitor visitor, @PathVariable String campaign, @PathVariable String rule) {
        CampaignId id = CampaignId.parse(campaign);
        return answer(visitor, id, () -> alerts.end(id, Id.parse("That rule", rule), visitor.id()));
    }

    private Answer answer(Visitor visitor, CampaignId id, Runnable act) {
        campaigns.get(id);
        try {
            act.run();
            return Answer.go("/campaigns/" + id + "/alerts");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, id, Optional.ofNullable(e.getMessage())));
        }
    }

    private AlertsPage page(Visitor visitor, CampaignId id, Optional<String> problem) {
        return new AlertsPage(
                campaigns.get(id), alerts.rules(id), alerts.of(id, visitor.id()), visitor.is(Role.MANAGER), problem);
    }

    /** Empty is 0, for what has no bound. */
    private static int number(String text) {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.matches("[0-9]{1,6}")) {
            throw MarlinException.invalid("bound: a whole number is needed. Nothing was stored.");
        }
        return Integer.parseInt(digits);
    }
}
