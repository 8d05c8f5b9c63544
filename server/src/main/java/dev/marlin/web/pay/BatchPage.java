package dev.marlin.web.pay;

import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.BatchStep;
import dev.marlin.web.ui.PageView;

/** One payout batch: its lines, what was left out, and what may be done with it. */
public record BatchPage(Batch.Full full, boolean own, boolean mayPay) implements PageView {
    /** Whether the visitor may take that step now. */
    public boolean may(BatchStep step) {
        return mayPay && step.isPermittedFrom(full.batch().state()) && !(own && step == BatchStep.APPROVE);
    }
}
