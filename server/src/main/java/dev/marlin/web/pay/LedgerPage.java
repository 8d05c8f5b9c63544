package dev.marlin.web.pay;

import dev.marlin.kernel.Money;
import dev.marlin.pay.LedgerLine;
import dev.marlin.pay.Owed;
import dev.marlin.web.ui.PageView;
import java.util.List;

/** The books: what is owed to whom, the trial balance, the latest entries. */
public record LedgerPage(List<Owed> owed, List<Money> trialBalance, List<LedgerLine> lines, boolean mayPay)
        implements PageView {
    public LedgerPage {
        owed = List.copyOf(owed);
        trialBalance = List.copyOf(trialBalance);
        lines = List.copyOf(lines);
    }

    /** Whether every currency sums to zero. */
    public boolean balanced() {
        return trialBalance.stream().allMatch(total -> total.minorUnits() == 0);
    }
}
