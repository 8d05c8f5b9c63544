package dev.marlin.identity;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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
    /** Looking at a password takes a core for a tenth of a second; the others are for who is signed in. */
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    public PasswordSignIn(PersonStore store, PasswordEncoder passwords, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.apart = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    /**
     * The person, or empty: wrong login, wrong password, locked and suspended look alike. No connection is held while
     * the password is looked at: strangers in their hundreds keep nobody from working.
     */
    public Optional<PersonId> attempt(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        Optional<String> hash = store.passwordHash(name);
        boolean right = matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
        return apart.execute(status -> {
            Optional<PersonStore.Credentials> open = store.credentials(name).filter(account -> !isLocked(account));
            boolean stands =
                    right && open.flatMap(PersonStore.Credentials::hash).equals(hash);
            open.ifPresent(account -> count(account, stands));
            return open.filter(account -> stands).map(PersonStore.Credentials::person);
        });
    }

    /**
     * Makes sure once more that it is they who ask; whoever signs in by other means only is not asked for a password. A
     * failure counts in a transaction of its own, for the request that brought a wrong password is refused and takes
     * back all else. One password of an account is looked at after the other, and none while it is locked.
     *
     * @throws MarlinException INVALID when the password is not theirs, or there were too many attempts
     */
    public void confirm(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        if (store.passwordHash(name).isPresent() && !confirmed(name, password)) {
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

    private boolean matches(String password, String hash) {
        cores.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            cores.release();
        }
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
