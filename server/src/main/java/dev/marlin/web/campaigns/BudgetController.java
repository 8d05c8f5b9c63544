package dev.marlin.web.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Fee;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.BudgetChangeId;
import dev.marlin.campaigns.budgets.BudgetChangeStep;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.Answer;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A campaign's budget, for managers; a raise takes two of them. */
@Controller
class BudgetController {
    private final Budgets budgets;
    private final CampaignViews views;

    BudgetController(Budgets budgets, CampaignViews views) {
        this.budgets = budgets;
        this.views = views;
    }

    @PostMapping("/campaigns/{campaign}/budget")
    Answer ask(Visitor visitor, @PathVariable String campaign, @RequestParam Map<String, String> fields) {
        CampaignId id = CampaignId.parse(campaign);
        return views.answer(
                visitor,
                id,
                () -> budgets.ask(
                        new BudgetChange.Wanted(
                                id,
                                Fee.parse(
                                        "amount",
                                        fields.getOrDefault("amount", "").strip(),
                                        fields.getOrDefault("currency", "").strip()),
                                fields.getOrDefault("reason", "")),
                        visitor.id()));
    }

    @PostMapping("/campaigns/{campaign}/budget/{change}/confirmation")
    Answer confirm(Visitor visitor, @PathVariable String campaign, @PathVariable String change) {
        return decide(visitor, campaign, change, BudgetChangeStep.CONFIRM);
    }

    @PostMapping("/campaigns/{campaign}/budget/{change}/refusal")
    Answer refuse(Visitor visitor, @PathVariable String campaign, @PathVariable String change) {
        return decide(visitor, campaign, change, BudgetChangeStep.REFUSE);
    }

    @PostMapping("/campaigns/{campaign}/budget/{change}/withdrawal")
    Answer withdraw(Visitor visitor, @PathVariable String campaign, @PathVariable String change) {
        return decide(visitor, campaign, change, BudgetChangeStep.WITHDRAW);
    }

    private Answer decide(Visitor visitor, String campaign, String change, BudgetChangeStep step) {
        CampaignId id = CampaignId.parse(campaign);
        return views.answer(visitor, id, () -> budgets.decide(id, BudgetChangeId.parse(change), step, visitor.id()));
    }
}
