package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens for programs: random, stored as hashes only, scoped, expiring. */
@Service
public class ApiTokens {
    private static final String PREFIX = "mrl_";
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ApiTokenStore store;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random;
    private final TransactionTemplate transactions;

    public ApiTokens(
            ApiTokenStore store, Audit audit, Clock clock, SecureRandom random, TransactionTemplate transactions) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
        this.transactions = transactions;
    }

    /**
     * Issues a token and returns its text, which is shown this once and cannot be read again.
     *
     * @param life more than zero, at most 366 days
     */
    public Secret issue(PersonId person, String name, Set<Scope> scopes, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw MarlinException.invalid("life: more than zero, at most 366 days.");
        }
        if (name.isBlank() || name.length() > 80 || scopes.isEmpty()) {
            throw MarlinException.invalid("name: 1 to 80 characters; scopes: at least one of read, write, scim.");
        }
        if (scopes.contains(Scope.SCIM) && scopes.size() > 1) {
            throw MarlinException.invalid(
                    "scopes: a token for a directory opens nothing else; issue another one for" + " that.");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UUID.randomUUID();
        Instant expires = clock.instant().plus(life);
        transactions.executeWithoutResult(status -> {
            store.insert(new ApiTokenStore.NewToken(id, person, name.strip(), Digest.sha256(text), scopes, expires));
            audit.record(AuditEvent.by(person, "token.issued", "token", id, Map.of("expires", expires.toString())));
        });
        return new Secret(text);
    }

    /** Who stands behind a token, and what it may do; empty when unknown, expired, revoked or the person suspended. */
    public Optional<Bearer> bearer(String text) {
        return text.startsWith(PREFIX) ? store.living(Digest.sha256(text), clock.instant()) : Optional.empty();
    }

    public List<Token> of(PersonId person) {
        return store.of(person);
    }

    /** Ends a token of this person at once; an unknown one is NOT_FOUND. */
    public void revoke(PersonId person, UUID token) {
        transactions.executeWithoutResult(status -> {
            if (!store.revoke(person, token, clock.instant())) {
                throw MarlinException.notFound("That token");
            }
            audit.record(AuditEvent.by(person, "token.revoked", "token", token, Map.of()));
        });
    }

    /** Ends all tokens of a person in the caller's transaction. */
    void revokeAll(PersonId person) {
        store.revokeAll(person, clock.instant());
    }

    /** What a token may be used for. */
    public enum Scope {
        /** GET only. */
        READ,
        /** Everything that its person may do. */
        WRITE,
        /** People and groups by SCIM, and nothing else; for admins to issue. */
        SCIM
    }

    /** A token, without its text. */
    public record Token(UUID id, String name, List<String> scopes, Instant expiresAt, boolean revoked) {}

    /** The person behind a presented token. */
    public record Bearer(PersonId person, Set<Scope> scopes) {
        public Bearer {
            scopes = Set.copyOf(scopes);
        }
    }
}
