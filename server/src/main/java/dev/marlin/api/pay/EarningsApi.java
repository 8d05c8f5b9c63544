package dev.marlin.api.pay;

import dev.marlin.identity.Visitor;
import dev.marlin.pay.Ledger;
import dev.marlin.pay.LedgerLine;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Terms;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's own money for programs; amounts are decimals in text. */
@RestController
class EarningsApi {
    private final Ledger ledger;
    private final Rates rates;

    EarningsApi(Ledger ledger, Rates rates) {
        this.ledger = ledger;
        this.rates = rates;
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

    /** Rules in force when the caller claimed each task, latest first. */
    record TermsAnswer(List<TermAnswer> terms) {}

    /** @param rule as people read it */
    record TermAnswer(String task, Instant claimedAt, String rule, String currency, String amount) {
        static TermAnswer of(Terms terms) {
            return new TermAnswer(
                    terms.task().toString(),
                    terms.claimedAt(),
                    terms.quote().rule(),
                    terms.quote().amount().currency().getCurrencyCode(),
                    terms.quote().amount().amountText());
        }
    }

    @GetMapping("/api/v1/earnings/terms")
    TermsAnswer terms(Visitor visitor) {
        return new TermsAnswer(
                rates.termsOf(visitor.id()).stream().map(TermAnswer::of).toList());
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
