package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.CampaignMove;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.budgets.BudgetChange;
import dev.marlin.campaigns.budgets.Budgets;
import dev.marlin.pay.CampaignMoney;
import dev.marlin.pay.rates.Rate;
import dev.marlin.pay.rates.Rates;
import java.util.List;
import org.springframework.stereotype.Service;

/** The door to a campaign on one page: how it came to stand there, its money, its rates, what is still open. */
@Service
public class Overviews {
    private final Campaigns campaigns;
    private final Budgets budgets;
    private final CampaignMoney money;
    private final Rates rates;
    private final OpenWorkStore work;

    Overviews(Campaigns campaigns, Budgets budgets, CampaignMoney money, Rates rates, OpenWorkStore work) {
        this.campaigns = campaigns;
        this.budgets = budgets;
        this.money = money;
        this.rates = rates;
        this.work = work;
    }

    /** @throws dev.marlin.kernel.MarlinException NOT_FOUND */
    public Overview of(CampaignId id) {
        campaigns.get(id);
        return new Overview(
                campaigns.moves(id),
                money.of(id),
                budgets.changes(id),
                rates.all().stream()
                        .filter(rate -> rate.scope().campaign().equals(id))
                        .toList(),
                work.of(id));
    }

    /**
     * A campaign beside its terms.
     *
     * @param history latest first
     * @param money by currency
     * @param changes of its budgets, latest first
     * @param rates latest first
     */
    public record Overview(
            List<CampaignMove> history,
            List<CampaignMoney.Stand> money,
            List<BudgetChange> changes,
            List<Rate> rates,
            OpenWork open) {
        public Overview {
            history = List.copyOf(history);
            money = List.copyOf(money);
            changes = List.copyOf(changes);
            rates = List.copyOf(rates);
        }
    }
}
