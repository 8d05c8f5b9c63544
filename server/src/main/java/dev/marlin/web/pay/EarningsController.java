package dev.marlin.web.pay;

import dev.marlin.identity.PasswordSignIn;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.pay.Ledger;
import dev.marlin.pay.disputes.Disputes;
import dev.marlin.pay.payouts.PayoutMethods;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.statements.Statements;
import dev.marlin.web.ui.Answer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own money. */
@Controller
class EarningsController {
    private final Ledger ledger;
    private final Own own;
    private final Statements statements;
    private final PasswordSignIn passwords;
    private final Clock clock;

    EarningsController(Ledger ledger, Own own, Statements statements, PasswordSignIn passwords, Clock clock) {
        this.ledger = ledger;
        this.own = own;
        this.statements = statements;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What else is a person's own. */
    @Component("ownMoney")
    record Own(Rates rates, PayoutMethods methods, Disputes disputes) {}

    @GetMapping("/earnings")
    EarningsPage earnings(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping("/earnings/method")
    Answer method(
            Visitor visitor,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String iban,
            @RequestParam(defaultValue = "") String password) {
        try {
            passwords.confirm(visitor.login(), password);
            own.methods().change(visitor.id(), holder, iban);
            return Answer.go("/earnings");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/earnings/statements/{number}")
    StatementPage statement(Visitor visitor, @PathVariable String number) {
        return new StatementPage(statements.of(visitor.id(), Period.number(number)));
    }

    @GetMapping("/earnings/statements/{number}/csv")
    ResponseEntity<byte[]> csv(Visitor visitor, @PathVariable String number) {
        int period = Period.number(number);
        return Download.csv("marlin-statement-" + period + ".csv", statements.csv(visitor.id(), period));
    }

    @GetMapping("/earnings/statements/{number}/pdf")
    ResponseEntity<byte[]> pdf(Visitor visitor, @PathVariable String number) {
        int period = Period.number(number);
        return Download.of(
                "marlin-statement-" + period + ".pdf", "application/pdf", statements.pdf(visitor.id(), period));
    }

    private EarningsPage page(Visitor visitor, Optional<String> problem) {
        return new EarningsPage(
                ledger.earnings(visitor.id()),
                ledger.linesOf(visitor.id()),
                new EarningsPage.Settings(
                        own.rates().termsOf(visitor.id()),
                        own.methods().of(visitor.id()),
                        statements.periods(),
                        own.disputes().of(visitor.id())),
                clock.instant(),
                problem);
    }
}
