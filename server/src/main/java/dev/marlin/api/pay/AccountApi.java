package dev.marlin.api.pay;

import dev.marlin.identity.PasswordSignIn;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.pay.payouts.PayerAccount;
import dev.marlin.pay.payouts.PayoutMethod;
import dev.marlin.pay.payouts.PayoutMethods;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bank accounts for programs: where a person is paid, and which account pays. Numbers leave masked. */
@RestController
class AccountApi {
    private final PayoutMethods methods;
    private final PasswordSignIn passwords;

    AccountApi(PayoutMethods methods, PasswordSignIn passwords) {
        this.methods = methods;
        this.passwords = passwords;
    }

    /** @param password the person's own, for a token alone moves nobody's money; left out by who has none */
    record MethodBody(
            @Nullable String holder,
            @Nullable String iban,
            @Nullable String password) {}

    /** Whose account is to pay. */
    record PayerBody(@Nullable String name, @Nullable String iban) {}

    /** All that the caller ever gave, latest first. */
    record MethodsAnswer(List<MethodAnswer> methods) {}

    /** @param usableFrom until then the one before is used */
    record MethodAnswer(String id, String holder, String iban, Instant addedAt, Instant usableFrom) {
        static MethodAnswer of(PayoutMethod method) {
            return new MethodAnswer(
                    method.id().toString(),
                    method.holder(),
                    method.iban().masked(),
                    method.addedAt(),
                    method.usableFrom());
        }
    }

    /** Whose account pays from now on. */
    record PayerAnswer(String name, String iban) {
        static PayerAnswer of(PayerAccount payer) {
            return new PayerAnswer(payer.name(), payer.iban().masked());
        }
    }

    @GetMapping("/api/v1/earnings/methods")
    MethodsAnswer mine(Visitor visitor) {
        return new MethodsAnswer(
                methods.of(visitor.id()).stream().map(MethodAnswer::of).toList());
    }

    @PostMapping("/api/v1/earnings/methods")
    @ResponseStatus(HttpStatus.CREATED)
    MethodAnswer change(Visitor visitor, @RequestBody MethodBody body) {
        passwords.confirm(visitor.login(), body.password() == null ? "" : body.password());
        return MethodAnswer.of(methods.change(visitor.id(), Given.text(body.holder()), Given.text(body.iban())));
    }

    /** @throws MarlinException NOT_FOUND while none is set */
    @GetMapping("/api/v1/ledger/payer")
    PayerAnswer payer() {
        return methods.payer().map(PayerAnswer::of).orElseThrow(() -> MarlinException.notFound("The paying account"));
    }

    @PutMapping("/api/v1/ledger/payer")
    PayerAnswer setPayer(Visitor visitor, @RequestBody PayerBody body) {
        return PayerAnswer.of(methods.setPayer(Given.text(body.name()), Given.text(body.iban()), visitor.id()));
    }
}
