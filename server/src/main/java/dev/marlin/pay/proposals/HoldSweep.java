package dev.marlin.pay.proposals;

import dev.marlin.jobs.RecurringJob;
import dev.marlin.pay.books.Books;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends holds whose time is over, so that money is never kept back by oversight. */
@Component
class HoldSweep implements RecurringJob {
    private final ProposalStore store;
    private final Effects effects;
    private final Books books;
    private final TransactionTemplate transactions;

    HoldSweep(ProposalStore store, Effects effects, Books books, TransactionTemplate transactions) {
        this.store = store;
        this.effects = effects;
        this.books = books;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "hold-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant now = books.now();
        for (StandingHold hold : store.standing()) {
            if (!hold.until().isAfter(now)) {
                transactions.executeWithoutResult(status -> effects.expire(hold));
            }
        }
    }
}
