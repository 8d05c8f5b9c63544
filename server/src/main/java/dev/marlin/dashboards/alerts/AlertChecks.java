package dev.marlin.dashboards.alerts;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.Share;
import dev.marlin.pay.CampaignMoney;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Whether what a rule watches for holds now. */
@Component
class AlertChecks {
    private final AlertStore store;
    private final CampaignMoney money;

    AlertChecks(AlertStore store, CampaignMoney money) {
        this.store = store;
        this.money = money;
    }

    /**
     * What is so, in words with numbers; empty when all is well or too little is known to say.
     *
     * @param board computed only where the rule needs it
     */
    Optional<String> check(AlertRule rule, Campaign campaign, Supplier<Dashboard> board, Instant now) {
        return switch (rule.kind()) {
            case BUDGET_USED -> budget(campaign, rule.bound());
            case AGREEMENT_LOW -> agreement(board.get(), rule.bound() / 100.0);
            case SIDE_BIAS -> side(board.get().bias());
            case OVERDUE_TURNS ->
                Optional.of(board.get().overdue().turns())
                        .filter(turns -> turns > rule.bound())
                        .map(turns -> turns + " turns are overdue.");
            case NO_CLAIM ->
                noClaim(campaign, board, Duration.between(store.lastClaim(campaign.id()), now), rule.bound());
            case LEDGER_DIFFERENCE -> {
                List<String> currencies = store.unbalanced();
                yield currencies.isEmpty()
                        ? Optional.empty()
                        : Optional.of("The ledger does not sum to zero in " + String.join(", ", currencies) + ".");
            }
        };
    }

    private Optional<String> budget(Campaign campaign, int percent) {
        return money.of(campaign.id()).stream()
                .filter(stand ->
                        stand.usedPercent().filter(used -> used > percent).isPresent())
                .findFirst()
                .map(stand -> stand.usedPercent().orElseThrow() + " percent of the budget in "
                        + stand.committed().currency().getCurrencyCode() + " are committed.");
    }

    private static Optional<String> agreement(Dashboard board, double bound) {
        return board.agreement().stream()
                .filter(row -> row.question().equals("overall"))
                .map(Dashboard.Agreed::alpha)
                .flatMap(alpha -> alpha.estimate().stream())
                .filter(alpha -> alpha.value() < bound)
                .findFirst()
                .map(alpha -> String.format(
                        Locale.ROOT,
                        "Overall agreement (alpha) is %.2f over %d comparisons.",
                        alpha.value(),
                        alpha.n()));
    }

    private static Optional<String> side(Dashboard.Bias bias) {
        Share share = bias.sideA();
        return bias.sideMatters()
                ? share.estimate()
                        .map(found -> String.format(
                                Locale.ROOT,
                                "Side A is preferred in %.1f percent (%.1f to %.1f) of %d decided comparisons.",
                                100 * found.value(),
                                100 * found.low(),
                                100 * found.high(),
                                found.n()))
                : Optional.empty();
    }

    private static Optional<String> noClaim(Campaign campaign, Supplier<Dashboard> board, Duration silence, int hours) {
        boolean quiet = campaign.state() == CampaignState.OPEN && silence.toHours() >= hours;
        return quiet && board.get().funnel().open() > 0
                ? Optional.of("Nothing was claimed for " + silence.toHours() + " hours, though "
                        + board.get().funnel().open() + " places are open.")
                : Optional.empty();
    }
}
