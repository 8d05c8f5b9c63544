package dev.marlin.api.pay;

import dev.marlin.identity.Visitor;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.statements.Statement;
import dev.marlin.pay.statements.Statements;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A person's own statements for programs, as documents and as files. */
@RestController
class StatementApi {
    private final Statements statements;

    StatementApi(Statements statements) {
        this.statements = statements;
    }

    /** Closed periods, latest first: there is a statement of each for everybody, be it empty. */
    record ListAnswer(List<PeriodLine> statements) {}

    /** @param until exclusive */
    record PeriodLine(int period, Instant since, Instant until) {
        static PeriodLine of(Period period) {
            return new PeriodLine(period.number(), period.since(), period.until());
        }
    }

    /** One statement: totals by state, and entries in the order in which they were booked. */
    record StatementAnswer(
            int period, Instant since, Instant until, String name, List<Total> totals, List<Entry> entries) {
        static StatementAnswer of(Statement one) {
            return new StatementAnswer(
                    one.period(),
                    one.since(),
                    one.until(),
                    one.name(),
                    one.turns().stream().map(Total::of).toList(),
                    one.entries().stream().map(Entry::of).toList());
        }
    }

    /** What the period did to one state. */
    record Total(Purse state, String currency, String opening, String moved, String closing) {
        static Total of(Statement.Turn turn) {
            return new Total(
                    turn.purse(),
                    turn.moved().currency().getCurrencyCode(),
                    turn.opening().amountText(),
                    turn.moved().amountText(),
                    turn.closing().amountText());
        }
    }

    /** @param state what the amount went into, or out of when it is negative */
    record Entry(
            String transaction, Instant at, String kind, String what, Purse state, String currency, String amount) {
        static Entry of(Statement.Entry entry) {
            return new Entry(
                    entry.transaction().toString(),
                    entry.at(),
                    entry.kind(),
                    entry.memo(),
                    entry.purse(),
                    entry.amount().currency().getCurrencyCode(),
                    entry.amount().amountText());
        }
    }

    @GetMapping("/api/v1/earnings/statements")
    ListAnswer all() {
        return new ListAnswer(statements.periods().stream().map(PeriodLine::of).toList());
    }

    @GetMapping("/api/v1/earnings/statements/{number}")
    StatementAnswer one(Visitor visitor, @PathVariable String number) {
        return StatementAnswer.of(statements.of(visitor.id(), Period.number(number)));
    }

    @GetMapping("/api/v1/earnings/statements/{number}/csv")
    ResponseEntity<byte[]> csv(Visitor visitor, @PathVariable String number) {
        return Download.csv(statements.csv(visitor.id(), Period.number(number)));
    }

    @GetMapping("/api/v1/earnings/statements/{number}/pdf")
    ResponseEntity<byte[]> pdf(Visitor visitor, @PathVariable String number) {
        return Download.of("application/pdf", statements.pdf(visitor.id(), Period.number(number)));
    }
}
