package dev.marlin.web.pay;

import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.PayoutMethods;
import dev.marlin.pay.payouts.Payouts;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Payout batches, for finance. */
@Controller
class BatchController {
    private final Payouts payouts;
    private final PayoutMethods methods;

    BatchController(Payouts payouts, PayoutMethods methods) {
        this.payouts = payouts;
        this.methods = methods;
    }

    @GetMapping("/ledger/batches")
    BatchesPage all(Visitor visitor) {
        return page(visitor, Optional.empty());
    }

    @PostMapping("/ledger/batches")
    Redirect draft(Visitor visitor) {
        return to(payouts.draft(visitor.id()));
    }

    @PostMapping("/ledger/payer")
    Answer payer(
            Visitor visitor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String iban) {
        try {
            methods.setPayer(name, iban, visitor.id());
            return Answer.go("/ledger/batches");
        } catch (MarlinException e) {
            return Answer.show(page(visitor, Optional.ofNullable(e.getMessage())));
        }
    }

    @GetMapping("/ledger/batches/{batch}")
    BatchPage one(Visitor visitor, @PathVariable String batch) {
        Batch.Full full = payouts.get(id(batch));
        return new BatchPage(full, full.batch().draftedBy().equals(visitor.id()), visitor.is(Role.FINANCE));
    }

    @PostMapping("/ledger/batches/{batch}/approval")
    Redirect approve(Visitor visitor, @PathVariable String batch) {
        return to(payouts.approve(id(batch), visitor.id()));
    }

    @PostMapping("/ledger/batches/{batch}/export")
    Redirect export(Visitor visitor, @PathVariable String batch) {
        return to(payouts.export(id(batch), visitor.id()));
    }

    @PostMapping("/ledger/batches/{batch}/cancellation")
    Redirect cancel(Visitor visitor, @PathVariable String batch) {
        return to(payouts.cancel(id(batch), visitor.id()));
    }

    @PostMapping("/ledger/batches/{batch}/settlement")
    Redirect settleRest(Visitor visitor, @PathVariable String batch) {
        return to(payouts.settleRest(id(batch), visitor.id()));
    }

    @PostMapping("/ledger/batches/{batch}/lines/{line}/settlement")
    Redirect settle(Visitor visitor, @PathVariable String batch, @PathVariable String line) {
        return to(payouts.settle(id(batch), Id.parse("That line", line), visitor.id()));
    }

    @PostMapping("/ledger/batches/{batch}/lines/{line}/failure")
    Redirect fail(
            Visitor visitor,
            @PathVariable String batch,
            @PathVariable String line,
            @RequestParam(defaultValue = "") String reason) {
        return to(payouts.fail(id(batch), Id.parse("That line", line), reason, visitor.id()));
    }

    @GetMapping("/ledger/batches/{batch}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String batch) {
        UUID id = id(batch);
        return Download.csv("marlin-payout-" + payouts.get(id).batch().number() + ".csv", payouts.csv(id));
    }

    @GetMapping("/ledger/batches/{batch}/order")
    ResponseEntity<byte[]> order(@PathVariable String batch) {
        UUID id = id(batch);
        String name = "marlin-payout-" + payouts.get(id).batch().number() + ".pain.001.xml";
        return Download.of(name, "application/xml", payouts.paymentOrder(id));
    }

    private BatchesPage page(Visitor visitor, Optional<String> problem) {
        return new BatchesPage(payouts.all(), methods.payer(), visitor.is(Role.FINANCE), problem);
    }

    private static UUID id(String text) {
        return Id.parse("That batch", text);
    }

    private static Redirect to(Batch batch) {
        return Redirect.to("/ledger/batches/" + batch.id());
    }
}
