package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in by password with lock-out: five wrong passwords close the account for fifteen minutes. An unknown login takes
 * as long as a wrong password, so that the time tells nobody who has an account.
 */
@Service
public class PasswordSignIn {
    static final int FAILURES_UNTIL_LOCK = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final PersonStore store;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final String nobodysHash;

    public PasswordSignIn(PersonStore store, PasswordEncoder passwords, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.transactions = transactions;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    /** The person, or empty: wrong login, wrong password, locked and suspended look alike. */
    public Optional<PersonId> attempt(String login, String password) {
        return transactions.execute(status -> attemptLocked(login.strip().toLowerCase(Locale.ROOT), password));
    }

    /** Whether the login signs in by password at all; an unknown one does not. */
    public boolean isSet(String login) {
        return store.credentials(login.strip().toLowerCase(Locale.ROOT))
                .flatMap(PersonStore.Credentials::hash)
                .isPresent();
    }

    private Optional<PersonId> attemptLocked(String login, String password) {
        Optional<PersonStore.Credentials> found = store.credentials(login);
        String hash = found.flatMap(PersonStore.Credentials::hash).orElse(nobodysHash);
        boolean matches = passwords.matches(password, hash);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PersonStore.Credentials account = found.get();
        Instant now = clock.instant();
        if (account.lockedUntil().filter(now::isBefore).isPresent()) {
            return Optional.empty();
        }
        if (matches && account.hash().isPresent()) {
            store.failed(account.person(), 0, Optional.empty());
            return Optional.of(account.person());
        }
        int failures = account.failures() + 1;
        boolean lock = failures >= FAILURES_UNTIL_LOCK;
        store.failed(account.person(), lock ? 0 : failures, lock ? Optional.of(now.plus(LOCK)) : Optional.empty());
        return Optional.empty();
    }
}
