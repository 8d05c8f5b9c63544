package dev.marlin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.TestDatabase;
import dev.marlin.testkit.runs.MovingClock;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Passwords, right and wrong, one and many at once; hashes are the passwords themselves with an exclamation mark. */
@Timeout(120)
class PasswordSignInTest {
    private final MovingClock clock = new MovingClock();
    private TestDatabase database;
    private PersonId ines;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        ines = PersonId.random();
        database.jdbc()
                .sql("INSERT INTO person (id, login, display_name, password_hash) VALUES (?, 'ines', 'Ines', 'right!')")
                .param(ines.value())
                .update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void fiveWrongPasswordsCloseTheAccountForAQuarterOfAnHour() {
        PasswordSignIn signIn = signIn(new CountDownLatch(0));
        assertThat(signIn.attempt(" Ines ", "right")).contains(ines);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.attempt("ines", "wrong")).isEmpty();
        }
        assertThat(signIn.attempt("ines", "right")).isEmpty();
        assertThatThrownBy(() -> signIn.confirm("ines", "right"))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("too many attempts");
        clock.forward(PasswordSignIn.LOCK);
        assertThat(signIn.attempt("ines", "right")).contains(ines);
    }

    @Test
    void fourWrongOnesAreForgottenByARightOneWhicheverWayTheyCame() {
        PasswordSignIn signIn = signIn(new CountDownLatch(0));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 2; i++) {
                assertThat(signIn.attempt("ines", "wrong")).isEmpty();
                assertThatThrownBy(() -> signIn.confirm("ines", "wrong")).isInstanceOf(MarlinException.class);
            }
            signIn.confirm("ines", "right");
        }
        assertThat(signIn.attempt("ines", "right")).contains(ines);
    }

    @Test
    void whoHasNoPasswordIsNotAskedForOneAndSignsInWithNone() {
        PasswordSignIn signIn = signIn(new CountDownLatch(0));
        database.jdbc().sql("UPDATE person SET password_hash = NULL").update();
        signIn.confirm("ines", "");
        assertThat(signIn.attempt("ines", "nobody has this password")).isEmpty();
        assertThat(signIn.attempt("somebody else", "nobody has this password")).isEmpty();
    }

    @Test
    void aPasswordThatIsChangedWhileItIsLookedAtIsWrong() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        PasswordSignIn signIn = signIn(looking);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<PersonId>> attempt = threads.submit(() -> signIn.attempt("ines", "right"));
            begun.await();
            database.jdbc().sql("UPDATE person SET password_hash = 'other!'").update();
            looking.countDown();
            assertThat(attempt.get()).isEmpty();
        }
    }

    @Test
    void strangersInTheirHundredsHoldNoConnection() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        PasswordSignIn signIn = signIn(looking);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<PersonId>>> attempts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                attempts.add(threads.submit(() -> signIn.attempt("ines", "guess")));
            }
            begun.await();
            CountDownLatch together = new CountDownLatch(7);
            Callable<Boolean> works = () -> {
                try (Connection connection = database.dataSource().getConnection()) {
                    together.countDown();
                    together.await();
                    return connection.isValid(5);
                }
            };
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(7, works))) {
                assertThat(one.get()).isTrue();
            }
            looking.countDown();
            for (Future<Optional<PersonId>> attempt : attempts) {
                assertThat(attempt.get()).isEmpty();
            }
        }
        assertThat(signIn.attempt("ines", "right")).as("locked").isEmpty();
    }

    private final CountDownLatch begun = new CountDownLatch(1);

    /** @param looking until then, nobody learns whether a password is right */
    private PasswordSignIn signIn(CountDownLatch looking) {
        PasswordEncoder plain = new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return password + "!";
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                begun.countDown();
                try {
                    looking.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return encode(password).equals(hash);
            }
        };
        return new PasswordSignIn(new PersonStore(database.jdbc()), plain, clock, database.transactions());
    }
}
