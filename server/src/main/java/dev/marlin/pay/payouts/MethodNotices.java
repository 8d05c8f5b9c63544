package dev.marlin.pay.payouts;

import dev.marlin.attention.Attention;
import dev.marlin.jobs.RecurringJob;
import dev.marlin.pay.books.Books;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes the notice of a changed payout method away when its waiting time is over. */
@Component
class MethodNotices implements RecurringJob {
    private final MethodStore store;
    private final Attention attention;
    private final Books books;

    MethodNotices(MethodStore store, Attention attention, Books books) {
        this.store = store;
        this.attention = attention;
        this.books = books;
    }

    @Override
    public String name() {
        return "payout-method-notices";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        store.noticed(books.now()).forEach(person -> attention.clear(PayoutMethods.KIND, person.value()));
    }
}
