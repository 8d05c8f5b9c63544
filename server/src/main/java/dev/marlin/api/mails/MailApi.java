package dev.marlin.api.mails;

import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.mails.MailChoice;
import dev.marlin.mails.MailKind;
import dev.marlin.mails.Mails;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own e-mails for programs. An address is confirmed by the link in the letter alone. */
@RestController
class MailApi {
    private final Mails mails;

    MailApi(Mails mails) {
        this.mails = mails;
    }

    /**
     * Where and when a person is told by e-mail.
     *
     * @param on whether this installation sends e-mails
     * @param address absent while none is known
     * @param choices {@code AT_ONCE}, {@code DAILY} or {@code NEVER} for each kind
     */
    record NoticesAnswer(boolean on, @Nullable AddressAnswer address, Map<String, MailChoice> choices) {}

    /** An address; nothing is sent there before it is confirmed, but the letter that asks. */
    record AddressAnswer(String address, boolean confirmed, Instant askedAt) {
        static AddressAnswer of(Mails.Address one) {
            return new AddressAnswer(one.address(), one.confirmed(), one.askedAt());
        }
    }

    /** An address in place of an earlier one. */
    record AddressBody(@Nullable String address) {}

    @GetMapping("/api/v1/notices")
    NoticesAnswer mine(Visitor visitor) {
        Map<String, MailChoice> choices = new TreeMap<>();
        mails.choices(visitor.id()).forEach((kind, choice) -> choices.put(kind.name(), choice));
        return new NoticesAnswer(
                mails.on(), mails.address(visitor.id()).map(AddressAnswer::of).orElse(null), choices);
    }

    /** Asks at the address for confirmation, which is possible for a day. */
    @PutMapping("/api/v1/notices/address")
    @ResponseStatus(HttpStatus.ACCEPTED)
    NoticesAnswer ask(Visitor visitor, @RequestBody AddressBody body) {
        mails.ask(visitor.id(), body.address() == null ? "" : body.address());
        return mine(visitor);
    }

    @DeleteMapping("/api/v1/notices/address")
    NoticesAnswer forget(Visitor visitor) {
        mails.forget(visitor.id());
        return mine(visitor);
    }

    /** Kinds that are left out stay as they are. */
    @PutMapping("/api/v1/notices/choices")
    NoticesAnswer choose(Visitor visitor, @RequestBody Map<String, @Nullable String> body) {
        Map<MailKind, MailChoice> choices = new EnumMap<>(MailKind.class);
        body.forEach((kind, choice) -> choices.put(
                word(MailKind.values(), kind, "TURN, RESULT or PAY"),
                word(MailChoice.values(), choice, "AT_ONCE, DAILY or NEVER")));
        if (choices.isEmpty()) {
            throw MarlinException.invalid("A choice is wanted for TURN, RESULT or PAY. Nothing was saved.");
        }
        mails.choose(visitor.id(), choices);
        return mine(visitor);
    }

    private static <E extends Enum<E>> E word(E[] values, @Nullable String given, String known) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(given))
                .findFirst()
                .orElseThrow(
                        () -> MarlinException.invalid(known + " is wanted, not “" + given + "”. Nothing was saved."));
    }
}
