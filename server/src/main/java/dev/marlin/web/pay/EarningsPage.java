package dev.marlin.web.pay;

import dev.marlin.kernel.Money;
import dev.marlin.pay.Ledger;
import dev.marlin.web.ui.PageView;
import java.util.List;

/** A person's money: totals and every entry behind them. */
public record EarningsPage(Ledger.Earnings earnings) implements PageView {
    /** Currencies with an account, in order. */
    public List<String> currencies() {
        return earnings.payable().stream()
                .map(Money::currency)
                .map(currency -> currency.getCurrencyCode())
                .toList();
    }
}
