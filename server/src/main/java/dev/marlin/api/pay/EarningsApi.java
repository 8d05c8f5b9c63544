package dev.marlin.api.pay;

import dev.marlin.identity.Visitor;
import dev.marlin.pay.Ledger;
import dev.marlin.pay.LedgerLine;
import dev.marlin.pay.books.Purse;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's own money for programs; amounts are decimals in text. */
@RestController
class EarningsApi {
    private final Ledger ledger;

    EarningsApi(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Balances by state, and every entry, newest first. */
    record Answer(List<Balance> balances, List<Entry> entries) {}

    /** What lies in one state. */
    record Balance(Purse state, String currency, String amount) {}

    /** @param account what the amount went into, or out of when it is negative */
    record Entry(
            String transaction, Instant at, String kind, String what, String account, String currency, String amount) {
        static Entry of(LedgerLine line) {
            return new Entry(
                    line.transaction().toString(),
                    line.at(),
                    line.kind(),
                    line.memo(),
                    line.account(),
                    line.amount().currency().getCurrencyCode(),
                    line.amount().amountText());
        }
    }

    @GetMapping("/api/v1/earnings")
    Answer earnings(Visitor visitor) {
        return new Answer(
                ledger.earnings(visitor.id()).balances().stream()
                        .map(balance -> new Balance(
                                balance.purse(),
                                balance.amount().currency().getCurrencyCode(),
                                balance.amount().amountText()))
                        .toList(),
                ledger.linesOf(visitor.id()).stream().map(Entry::of).toList());
    }
}
