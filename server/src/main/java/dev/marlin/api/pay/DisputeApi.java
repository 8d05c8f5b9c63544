package dev.marlin.api.pay;

import dev.marlin.identity.People;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.disputes.Dispute;
import dev.marlin.pay.disputes.Disputes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Disputes for programs: a person opens and takes back their own, finance answers. */
@RestController
class DisputeApi {
    private final Disputes disputes;
    private final People people;

    DisputeApi(Disputes disputes, People people) {
        this.disputes = disputes;
        this.people = people;
    }

    /** @param transaction as the caller's entries name it */
    record OpenBody(@Nullable String transaction, @Nullable String words) {}

    /** Why finance does not agree. */
    record RefusalBody(@Nullable String words) {}

    /** What is to be paid in addition, and why; a second person confirms it. */
    record CorrectionBody(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String words) {}

    /** A person's own, latest first. */
    record OwnAnswer(List<One> disputes) {}

    /** @param answer of finance; absent while it is open */
    record One(
            String id,
            String transaction,
            String what,
            String words,
            Instant openedAt,
            String state,
            @Nullable String answer,
            @Nullable Instant endedAt) {
        static One of(Dispute dispute) {
            return new One(
                    dispute.id().toString(),
                    dispute.transaction().toString(),
                    dispute.memo(),
                    dispute.words(),
                    dispute.openedAt(),
                    dispute.state().name().toLowerCase(Locale.ROOT),
                    dispute.end().map(Dispute.End::words).orElse(null),
                    dispute.end().map(Dispute.End::at).orElse(null));
        }
    }

    /** Everybody's: open ones first, oldest first. */
    record AllAnswer(List<Named> disputes) {}

    /** @param proposal the correction that waits for a second person, or was decided; absent without one */
    record Named(Somebody person, One dispute, @Nullable String proposal) {
        static Named of(Dispute dispute, Map<PersonId, String> names) {
            return new Named(
                    Somebody.of(dispute.person(), names),
                    One.of(dispute),
                    dispute.end()
                            .flatMap(Dispute.End::proposal)
                            .map(UUID::toString)
                            .orElse(null));
        }
    }

    @GetMapping("/api/v1/earnings/disputes")
    OwnAnswer mine(Visitor visitor) {
        return new OwnAnswer(disputes.of(visitor.id()).stream().map(One::of).toList());
    }

    @PostMapping("/api/v1/earnings/disputes")
    @ResponseStatus(HttpStatus.CREATED)
    One open(Visitor visitor, @RequestBody OpenBody body) {
        UUID transaction = Id.parse("That entry", Given.text(body.transaction()));
        return One.of(disputes.open(transaction, Given.text(body.words()), visitor.id()));
    }

    @PostMapping("/api/v1/earnings/disputes/{dispute}/retraction")
    One retract(Visitor visitor, @PathVariable String dispute) {
        disputes.retract(id(dispute), visitor.id());
        return One.of(one(disputes.of(visitor.id()), dispute));
    }

    @GetMapping("/api/v1/ledger/disputes")
    AllAnswer all() {
        Map<PersonId, String> names = Somebody.names(people);
        return new AllAnswer(
                disputes.all().stream().map(one -> Named.of(one, names)).toList());
    }

    @PostMapping("/api/v1/ledger/disputes/{dispute}/refusal")
    Named refuse(Visitor visitor, @PathVariable String dispute, @RequestBody RefusalBody body) {
        disputes.refuse(id(dispute), Given.text(body.words()), visitor.id());
        return named(dispute);
    }

    @PostMapping("/api/v1/ledger/disputes/{dispute}/correction")
    Named uphold(Visitor visitor, @PathVariable String dispute, @RequestBody CorrectionBody body) {
        disputes.uphold(
                id(dispute), Given.amount(body.amount(), body.currency()), Given.text(body.words()), visitor.id());
        return named(dispute);
    }

    private Named named(String dispute) {
        return Named.of(one(disputes.all(), dispute), Somebody.names(people));
    }

    private static Dispute one(List<Dispute> found, String dispute) {
        UUID id = id(dispute);
        return found.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> MarlinException.notFound("That dispute"));
    }

    private static UUID id(String dispute) {
        return Id.parse("That dispute", dispute);
    }
}
