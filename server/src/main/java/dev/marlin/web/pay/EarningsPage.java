package dev.marlin.web.pay;

import dev.marlin.kernel.Money;
import dev.marlin.pay.Ledger;
import dev.marlin.pay.LedgerLine;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.disputes.Dispute;
import dev.marlin.pay.disputes.DisputeState;
import dev.marlin.pay.payouts.PayoutMethod;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.rates.Terms;
import dev.marlin.web.ui.PageView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's money: totals by state, every entry behind them, the rules under which tasks were claimed.
 *
 * @param all entries in every state, newest first
 */
public record EarningsPage(
        Ledger.Earnings earnings, List<LedgerLine> all, Settings settings, Instant now, Optional<String> problem)
        implements PageView {
    public EarningsPage {
        all = List.copyOf(all);
    }

    /** What surrounds the amounts. */
    public record Settings(
            List<Terms> terms, List<PayoutMethod> methods, List<Period> periods, List<Dispute> disputes) {
        public Settings {
            terms = List.copyOf(terms);
            methods = List.copyOf(methods);
            periods = List.copyOf(periods);
            disputes = List.copyOf(disputes);
        }
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** Currencies with an account, in order. */
    public List<String> currencies() {
        return earnings.currencies();
    }

    /** States beside the three main figures in which there is something now. */
    public List<Ledger.Balance> otherStates(String currency) {
        return earnings.balances().stream()
                .filter(balance -> balance.purse() != Purse.PAYABLE && balance.purse() != Purse.PAID)
                .filter(balance -> balance.amount().currency().getCurrencyCode().equals(currency))
                .filter(balance -> balance.amount().minorUnits() != 0)
                .toList();
    }

    /** The amount with its sign in words for who cannot see it. */
    public String sign(Money amount) {
        return amount.minorUnits() < 0 ? "out of" : "into";
    }

    /** Whether nothing of this transaction is disputed now. */
    public boolean mayDispute(UUID transaction) {
        return settings.disputes().stream()
                .noneMatch(
                        dispute -> dispute.transaction().equals(transaction) && dispute.state() == DisputeState.OPEN);
    }
}
