package dev.marlin.pay;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.jobs.RecurringJob;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Books;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up the books every five minutes and calls everybody in finance when they do not sum to zero. */
@Component
class LedgerWatch implements RecurringJob {
    static final String KIND = "ledger";
    static final UUID SUBJECT = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final LedgerStore store;
    private final Attention attention;
    private final Books books;
    private final TransactionTemplate transactions;

    LedgerWatch(LedgerStore store, Attention attention, Books books, TransactionTemplate transactions) {
        this.store = store;
        this.attention = attention;
        this.books = books;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "ledger-watch";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        boolean balanced = store.trialBalance().stream().allMatch(total -> total.minorUnits() == 0);
        int below = store.belowZero().size();
        transactions.executeWithoutResult(status -> {
            if (balanced && below == 0) {
                attention.clear(KIND, SUBJECT);
            } else {
                LOG.error(
                        "The ledger does not balance: trial balance zero: {}, accounts below zero: {}",
                        balanced,
                        below);
                books.finance().forEach(this::call);
            }
        });
    }

    private void call(PersonId person) {
        attention.set(new AttentionItem(
                person,
                KIND,
                SUBJECT,
                "The ledger does not balance",
                "The sum over all accounts is not zero, or an account is below zero. Pay nobody before it is explained.",
                "Look",
                "/ledger",
                books.now(),
                Optional.empty()));
    }
}
