package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Fee;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.BudgetChangeId;
import dev.marlin.campaigns.budgets.BudgetChangeStep;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.dashboards.Overviews;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Money;
import dev.marlin.pay.CampaignMoney;
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

/** A campaign's budget for programs; a raise takes two managers. */
@RestController
class BudgetApi {
    private final Budgets budgets;
    private final Overviews overviews;

    BudgetApi(Budgets budgets, Overviews overviews) {
        this.budgets = budgets;
        this.overviews = overviews;
    }

    /** A budget that is asked for; the amount is a decimal in text. */
    record BudgetInput(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String reason) {}

    /** Amounts by currency, and changes, latest first. */
    record BudgetAnswer(List<Stand> money, List<Change> changes) {
        record Stand(String currency, Optional<String> budget, String committed, String promised, String earned) {
            static Stand of(CampaignMoney.Stand stand) {
                return new Stand(
                        stand.committed().currency().getCurrencyCode(),
                        stand.budget().map(Money::amountText),
                        stand.committed().amountText(),
                        stand.promised().amountText(),
                        stand.earned().amountText());
            }
        }

        record Change(
                String id,
                String currency,
                String amount,
                Optional<String> before,
                String reason,
                String state,
                Instant proposedAt) {
            static Change of(BudgetChange change) {
                return new Change(
                        change.id().toString(),
                        change.wanted().amount().currency().getCurrencyCode(),
                        change.wanted().amount().amountText(),
                        change.before().map(Money::amountText),
                        change.wanted().reason(),
                        change.state().key(),
                        change.proposedAt());
            }
        }
    }

    @GetMapping("/api/v1/campaigns/{campaign}/budget")
    BudgetAnswer one(@PathVariable String campaign) {
        Overviews.Overview overview = overviews.of(CampaignId.parse(campaign));
        return new BudgetAnswer(
                overview.money().stream().map(BudgetAnswer.Stand::of).toList(),
                overview.changes().stream().map(BudgetAnswer.Change::of).toList());
    }

    @PostMapping("/api/v1/campaigns/{campaign}/budget")
    @ResponseStatus(HttpStatus.CREATED)
    BudgetAnswer.Change ask(@PathVariable String campaign, @RequestBody BudgetInput input, Visitor visitor) {
        Money amount = Fee.parse("amount", text(input.amount()), text(input.currency()));
        return BudgetAnswer.Change.of(budgets.ask(
                new BudgetChange.Wanted(CampaignId.parse(campaign), amount, text(input.reason())), visitor.id()));
    }

    @PostMapping("/api/v1/campaigns/{campaign}/budget/{change}/confirmation")
    BudgetAnswer confirm(@PathVariable String campaign, @PathVariable String change, Visitor visitor) {
        return decide(campaign, change, BudgetChangeStep.CONFIRM, visitor);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/budget/{change}/refusal")
    BudgetAnswer refuse(@PathVariable String campaign, @PathVariable String change, Visitor visitor) {
        return decide(campaign, change, BudgetChangeStep.REFUSE, visitor);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/budget/{change}/withdrawal")
    BudgetAnswer withdraw(@PathVariable String campaign, @PathVariable String change, Visitor visitor) {
        return decide(campaign, change, BudgetChangeStep.WITHDRAW, visitor);
    }

    private BudgetAnswer decide(String campaign, String change, BudgetChangeStep step, Visitor visitor) {
        budgets.decide(CampaignId.parse(campaign), BudgetChangeId.parse(change), step, visitor.id());
        return one(campaign);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
