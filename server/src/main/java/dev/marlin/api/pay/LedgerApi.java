package dev.marlin.api.pay;

import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.Money;
import dev.marlin.pay.Ledger;
import dev.marlin.pay.LedgerLine;
import dev.marlin.pay.Owed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books for programs of finance. */
@RestController
class LedgerApi {
    private final Ledger ledger;

    LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The books as they stand.
     *
     * @param owed to whom something is payable, largest first
     * @param trialBalance sum over all accounts by currency
     * @param balanced whether all of them are zero
     */
    record BooksAnswer(List<OwedAnswer> owed, List<Total> trialBalance, boolean balanced) {}

    /** What a person is owed now. */
    record OwedAnswer(Somebody person, String currency, String amount) {
        static OwedAnswer of(Owed owed) {
            return new OwedAnswer(
                    new Somebody(owed.person().toString(), owed.displayName()),
                    owed.amount().currency().getCurrencyCode(),
                    owed.amount().amountText());
        }
    }

    /** Everything in one currency. */
    record Total(String currency, String amount) {
        static Total of(Money money) {
            return new Total(money.currency().getCurrencyCode(), money.amountText());
        }
    }

    /** @param next value of {@code after} for the next page; absent on the last */
    record PageAnswer(List<Entry> entries, @Nullable String next) {}

    /** @param account what the amount went into, or out of when it is negative */
    record Entry(
            long id,
            String transaction,
            Instant at,
            String kind,
            String what,
            String account,
            String currency,
            String amount) {
        static Entry of(LedgerLine line) {
            return new Entry(
                    line.id(),
                    line.transaction().toString(),
                    line.at(),
                    line.kind(),
                    line.memo(),
                    line.account(),
                    line.amount().currency().getCurrencyCode(),
                    line.amount().amountText());
        }
    }

    @GetMapping("/api/v1/ledger")
    BooksAnswer books() {
        List<Money> totals = ledger.trialBalance();
        return new BooksAnswer(
                ledger.owed().stream().map(OwedAnswer::of).toList(),
                totals.stream().map(Total::of).toList(),
                totals.stream().allMatch(total -> total.minorUnits() == 0));
    }

    /** Entries of all accounts, newest first. */
    @GetMapping("/api/v1/ledger/entries")
    PageAnswer entries(@RequestParam Optional<String> after, @RequestParam(defaultValue = "200") int limit) {
        Keyset<LedgerLine> page = ledger.entries(after, limit);
        return new PageAnswer(
                page.rows().stream().map(Entry::of).toList(), page.next().orElse(null));
    }
}
