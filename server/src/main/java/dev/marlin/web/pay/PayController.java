package dev.marlin.web.pay;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.Ledger;
import dev.marlin.web.ui.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The books for finance. */
@Controller
class PayController {
    private final Ledger ledger;

    PayController(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/ledger")
    LedgerPage ledger(Visitor visitor) {
        return new LedgerPage(ledger.owed(), ledger.trialBalance(), ledger.latest(), visitor.is(Role.FINANCE));
    }

    @PostMapping("/ledger/payouts")
    Redirect payOut(Visitor visitor, @RequestParam String person) {
        ledger.payOut(PersonId.parse(person), visitor.id());
        return Redirect.to("/ledger");
    }
}
