package dev.marlin.api.credentials;

import dev.marlin.credentials.Claim;
import dev.marlin.credentials.Credential;
import dev.marlin.credentials.CredentialId;
import dev.marlin.credentials.Credentials;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Credentials for programs; evidence as a file goes by the page alone. */
@RestController
class CredentialApi {
    private final Credentials credentials;

    CredentialApi(Credentials credentials) {
        this.credentials = credentials;
    }

    /** What somebody says of themselves; the day as {@code 2031-05-17}, left out for no end. */
    record ClaimBody(
            @Nullable String kind,
            @Nullable String title,
            @Nullable String link,
            @Nullable String expires) {
        Claim claim() {
            return Claim.of(given(kind), given(title), given(link), given(expires));
        }
    }

    /** A checker's word. */
    record DecisionBody(
            @Nullable Boolean confirmed, @Nullable String reason) {}

    /** A credential as programs see it. */
    record CredentialAnswer(
            String id,
            String kind,
            String title,
            @Nullable String link,
            boolean file,
            @Nullable LocalDate expires,
            String state,
            Instant submittedAt,
            @Nullable String reason) {
        static CredentialAnswer of(Credential one) {
            return new CredentialAnswer(
                    one.id().toString(),
                    one.claim().kind().key(),
                    one.claim().title(),
                    one.claim().link().orElse(null),
                    one.file().isPresent(),
                    one.claim().expires().orElse(null),
                    one.state().name(),
                    one.submittedAt(),
                    one.decision().map(Credential.Decision::reason).orElse(null));
        }
    }

    /** One's own, the latest first, and for checkers those that wait, the oldest first. */
    record ListAnswer(List<CredentialAnswer> own, List<CredentialAnswer> waiting) {}

    @GetMapping("/api/v1/credentials")
    ListAnswer all(Visitor visitor) {
        List<Credential> waiting = checks(visitor) ? credentials.waiting() : List.of();
        return new ListAnswer(
                credentials.of(visitor.id()).stream().map(CredentialAnswer::of).toList(),
                waiting.stream().map(CredentialAnswer::of).toList());
    }

    @PostMapping("/api/v1/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    CredentialAnswer submit(@RequestBody ClaimBody body, Visitor visitor) {
        return CredentialAnswer.of(credentials.submit(visitor.id(), body.claim(), new byte[0]));
    }

    @GetMapping("/api/v1/credentials/{credential}")
    CredentialAnswer one(@PathVariable String credential, Visitor visitor) {
        return read(CredentialId.parse(credential), visitor);
    }

    @PostMapping("/api/v1/credentials/{credential}/withdrawal")
    CredentialAnswer withdraw(@PathVariable String credential, Visitor visitor) {
        credentials.withdraw(CredentialId.parse(credential), visitor.id());
        return read(CredentialId.parse(credential), visitor);
    }

    @PostMapping("/api/v1/credentials/{credential}/decision")
    CredentialAnswer decide(@PathVariable String credential, @RequestBody DecisionBody body, Visitor visitor) {
        CredentialId id = CredentialId.parse(credential);
        if (body.confirmed() == null) {
            throw MarlinException.invalid("confirmed: true or false is missing. Nothing was decided.");
        }
        credentials.decide(id, body.confirmed(), given(body.reason()), visitor.id());
        return read(id, visitor);
    }

    private CredentialAnswer read(CredentialId id, Visitor visitor) {
        return CredentialAnswer.of(credentials.get(id, visitor.id(), checks(visitor)));
    }

    private static boolean checks(Visitor visitor) {
        return visitor.is(Role.MANAGER) || visitor.is(Role.ADMIN);
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
