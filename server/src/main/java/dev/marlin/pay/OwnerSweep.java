package dev.marlin.pay;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.pay.disputes.Disputes;
import dev.marlin.pay.proposals.Proposals;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks every five minutes that what waits in pay waits for people who can act: never for leavers alone. */
@Component
class OwnerSweep implements RecurringJob {
    private final Proposals proposals;
    private final Disputes disputes;

    OwnerSweep(Proposals proposals, Disputes disputes) {
        this.proposals = proposals;
        this.disputes = disputes;
    }

    @Override
    public String name() {
        return "pay-owners";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        proposals.recall();
        disputes.recall();
    }
}
