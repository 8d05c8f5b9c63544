package dev.marlin.web.pay;

import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.PayerAccount;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/** All payout batches, and whose account pays. */
public record BatchesPage(List<Batch> batches, Optional<PayerAccount> payer, boolean mayPay, Optional<String> problem)
        implements PageView {
    public BatchesPage {
        batches = List.copyOf(batches);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
