package dev.marlin.api.pay;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.Payouts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Payout batches for programs of finance. Whole account numbers stand in the files for the bank alone. */
@RestController
class BatchApi {
    private static final String ALL = "/api/v1/ledger/batches";
    private static final String ONE = ALL + "/{batch}";

    private final Payouts payouts;

    BatchApi(Payouts payouts) {
        this.payouts = payouts;
    }

    /** All batches, latest first. */
    record ListAnswer(List<BatchAnswer> batches) {}

    /** Why a line came back; its person reads it. */
    record FailureBody(@Nullable String reason) {}

    @GetMapping(ALL)
    ListAnswer all() {
        return new ListAnswer(payouts.all().stream().map(BatchAnswer::of).toList());
    }

    @PostMapping(ALL)
    @ResponseStatus(HttpStatus.CREATED)
    BatchAnswer.Whole draft(Visitor visitor) {
        return whole(payouts.draft(visitor.id()));
    }

    @GetMapping(ONE)
    BatchAnswer.Whole one(@PathVariable String batch) {
        return BatchAnswer.Whole.of(payouts.get(id(batch)));
    }

    @PostMapping(ONE + "/approval")
    BatchAnswer.Whole approve(Visitor visitor, @PathVariable String batch) {
        return whole(payouts.approve(id(batch), visitor.id()));
    }

    @PostMapping(ONE + "/export")
    BatchAnswer.Whole export(Visitor visitor, @PathVariable String batch) {
        return whole(payouts.export(id(batch), visitor.id()));
    }

    @PostMapping(ONE + "/cancellation")
    BatchAnswer.Whole cancel(Visitor visitor, @PathVariable String batch) {
        return whole(payouts.cancel(id(batch), visitor.id()));
    }

    /** Says that the bank paid every line that has no answer yet. */
    @PostMapping(ONE + "/settlement")
    BatchAnswer.Whole settleRest(Visitor visitor, @PathVariable String batch) {
        return whole(payouts.settleRest(id(batch), visitor.id()));
    }

    @PostMapping(ONE + "/lines/{line}/settlement")
    BatchAnswer.Whole settle(Visitor visitor, @PathVariable String batch, @PathVariable String line) {
        return whole(payouts.settle(id(batch), line(line), visitor.id()));
    }

    @PostMapping(ONE + "/lines/{line}/failure")
    BatchAnswer.Whole fail(
            Visitor visitor, @PathVariable String batch, @PathVariable String line, @RequestBody FailureBody body) {
        return whole(payouts.fail(id(batch), line(line), Given.text(body.reason()), visitor.id()));
    }

    @GetMapping(ONE + "/csv")
    ResponseEntity<byte[]> csv(@PathVariable String batch) {
        return Download.csv(payouts.csv(id(batch)));
    }

    @GetMapping(ONE + "/order")
    ResponseEntity<byte[]> order(@PathVariable String batch) {
        return Download.of("application/xml", payouts.paymentOrder(id(batch)));
    }

    private BatchAnswer.Whole whole(Batch batch) {
        return BatchAnswer.Whole.of(payouts.get(batch.id()));
    }

    private static UUID id(String batch) {
        return Id.parse("That batch", batch);
    }

    private static UUID line(String line) {
        return Id.parse("That line", line);
    }
}
