package dev.marlin.identity;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
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
    private final TransactionTemplate apart;
    private final String nobodysHash;

    public PasswordSignIn(PersonStore store, PasswordEncoder passwords, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    /**
     * The person, or empty: wrong login, wrong password, locked and suspended look alike. A failure counts in a
     * transaction of its own, for the request that brought a wrong password is refused and takes back all else.
     */
    public Optional<PersonId> attempt(String login, String password) {
        return apart.execute(status -> attemptLocked(login.strip().toLowerCase(Locale.ROOT), password));
    }

    /**
     * Makes sure once more that it is they who ask; whoever signs in by other means only is not asked for a password.
     * While the account is locked no password is looked at: hundreds at once cost hundreds of milliseconds each.
     *
     * @throws MarlinException INVALID when the password is not theirs, or there were too many attempts
     */
    public void confirm(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        if (store.hasPassword(name) && !confirmed(name, password)) {
            throw MarlinException.invalid(
                    "password: it is not yours, or there were too many attempts. Nothing was saved; all is as it was.");
        }
    }

    private boolean confirmed(String login, String password) {
        return Boolean.TRUE.equals(apart.execute(status -> {
            Optional<PersonStore.Credentials> open = store.credentials(login).filter(account -> !isLocked(account));
            boolean right = open.flatMap(PersonStore.Credentials::hash)
                    .filter(hash -> passwords.matches(password, hash))
                    .isPresent();
            open.ifPresent(account -> count(account, right));
            return right;
        }));
    }

    private Optional<PersonId> attemptLocked(String login, String password) {
        Optional<PersonStore.Credentials> found = store.credentials(login);
        Optional<String> hash = found.flatMap(PersonStore.Credentials::hash);
        boolean right = passwords.matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
        Optional<PersonStore.Credentials> open = found.filter(account -> !isLocked(account));
        open.ifPresent(account -> count(account, right));
        return open.filter(account -> right).map(PersonStore.Credentials::person);
    }

    private boolean isLocked(PersonStore.Credentials account) {
        return account.lockedUntil().filter(clock.instant()::isBefore).isPresent();
    }

    /** Wrong ones add up to a lock, a right one begins anew. */
    private void count(PersonStore.Credentials account, boolean right) {
        int failures = right ? 0 : account.failures() + 1;
        boolean lock = failures >= FAILURES_UNTIL_LOCK;
        store.failed(
                account.person(),
                lock ? 0 : failures,
                lock ? Optional.of(clock.instant().plus(LOCK)) : Optional.empty());
    }
}
