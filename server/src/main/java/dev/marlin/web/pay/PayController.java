package dev.marlin.web.pay;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.pay.Ledger;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

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
}
