package dev.marlin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import dev.marlin.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Connections in the order in which they were asked for. */
class FairPoolTest {
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static FairPool pool(int size, long patience) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(TestDatabase.user());
        config.setPassword(TestDatabase.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience);
        return new FairPool(config);
    }

    @Test
    void whoAsksFirstIsServedFirst() throws Exception {
        try (FairPool pool = pool(1, 30_000);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ConcurrentLinkedQueue<Integer> served = new ConcurrentLinkedQueue<>();
            List<Future<?>> people = new ArrayList<>();
            try (Connection busy = pool.getConnection()) {
                assertThat(busy.isValid(5)).isTrue();
                for (int number = 0; number < 50; number++) {
                    int one = number;
                    people.add(threads.submit(() -> {
                        try (Connection connection = pool.getConnection()) {
                            served.add(one);
                            return connection.isValid(5);
                        }
                    }));
                    while (pool.waiting() <= number) {
                        Thread.onSpinWait();
                    }
                }
            }
            for (Future<?> person : people) {
                assertThat(person.get()).isEqualTo(true);
            }
            assertThat(served)
                    .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        }
    }

    @Test
    void nobodyWaitsForPeopleWhoAskAgainAndAgain() throws Exception {
        try (FairPool pool = pool(2, 30_000);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> turns = new CopyOnWriteArrayList<>();
            List<Future<?>> people = new ArrayList<>();
            try (Connection busy = pool.getConnection();
                    Connection asBusy = pool.getConnection()) {
                assertThat(busy).isNotEqualTo(asBusy);
                for (int number = 0; number < 40; number++) {
                    int one = number;
                    people.add(threads.submit(() -> askTenTimes(pool, () -> turns.add(one))));
                }
                while (pool.waiting() < 40) {
                    Thread.onSpinWait();
                }
            }
            for (Future<?> person : people) {
                person.get();
            }
            assertThat(turns).hasSize(400);
            int lastFirst = IntStream.range(0, 40).map(turns::indexOf).max().orElseThrow();
            assertThat(lastFirst).as("by when everybody had their first turn").isLessThan(50);
        }
    }

    private static boolean askTenTimes(FairPool pool, Runnable turn) throws SQLException {
        for (int i = 0; i < 10; i++) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                turn.run();
            }
        }
        return true;
    }

    @Test
    void whoHoldsOneGetsASecondThoughEverybodyDoes() throws Exception {
        try (FairPool pool = pool(4, 5_000);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(3);
            Callable<Boolean> needsTwo = () -> {
                try (Connection outer = pool.getConnection()) {
                    held.countDown();
                    held.await();
                    try (Connection inner = pool.getConnection()) {
                        return outer.isValid(5) && inner.isValid(5);
                    }
                }
            };
            for (Future<Boolean> person : threads.invokeAll(Collections.nCopies(40, needsTwo))) {
                assertThat(person.get()).isTrue();
            }
        }
    }

    @Test
    void aConnectionThatAnotherThreadClosesCountsForNobody() throws Exception {
        try (FairPool pool = pool(2, 250);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Connection first = pool.getConnection();
            threads.submit(() -> {
                        first.close();
                        return true;
                    })
                    .get();
            try (Connection second = pool.getConnection()) {
                assertThat(second.isValid(5)).isTrue();
                Callable<Connection> another = pool::getConnection;
                assertThatThrownBy(() -> threads.submit(another).get())
                        .as("the kept one is for those who hold one")
                        .hasCauseInstanceOf(SQLTransientConnectionException.class);
            }
        }
    }

    @Test
    void whoWaitsTooLongIsToldAndTheirTurnIsNotLost() throws Exception {
        try (FairPool pool = pool(1, 250)) {
            try (Connection busy = pool.getConnection()) {
                assertThat(busy.isClosed()).isFalse();
                assertThatThrownBy(pool::getConnection)
                        .isInstanceOf(SQLTransientConnectionException.class)
                        .hasMessageContaining("250 ms");
            }
            try (Connection next = pool.getConnection()) {
                assertThat(next.isValid(5)).isTrue();
            }
        }
    }

    @Test
    void aConnectionClosedTwiceGivesBackOneTurn() throws Exception {
        try (FairPool pool = pool(1, 250)) {
            Connection first = pool.getConnection();
            first.close();
            first.close();
            try (Connection second = pool.getConnection()) {
                assertThat(second).isNotEqualTo(first);
                assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
            }
        }
    }

    @Test
    void errorsOfTheDatabaseAndItsOwnTypeShineThrough() throws Exception {
        try (FairPool pool = pool(1, 5_000);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
            assertThatThrownBy(() -> statement.execute("SELECT 1 / 0"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("division by zero");
        }
    }
}
