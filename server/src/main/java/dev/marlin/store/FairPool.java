package dev.marlin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that hands its connections out in the order in which they were asked for. HikariCP alone lets whoever gives a
 * connection back take it again at once: among a thousand that claim tasks, some then wait until all others are done.
 * Who has waited for the pool's connection timeout gets a {@link SQLTransientConnectionException}.
 */
public final class FairPool extends DelegatingDataSource implements AutoCloseable {
    private final HikariDataSource pool;
    private final Semaphore turns;

    /** @param config of the pool; its connection timeout is how long somebody waits for their turn */
    public FairPool(HikariConfig config) {
        super(new HikariDataSource(config));
        this.pool = (HikariDataSource) obtainTargetDataSource();
        this.turns = new Semaphore(config.getMaximumPoolSize(), true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        awaitTurn();
        try {
            return givingBack(pool.getConnection());
        } catch (SQLException | RuntimeException | Error e) {
            turns.release();
            throw e;
        }
    }

    /** Those who wait for a connection now, about. */
    public int waiting() {
        return turns.getQueueLength();
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    private void awaitTurn() throws SQLException {
        long patience = pool.getConnectionTimeout();
        try {
            if (!turns.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("No connection of the database came free within " + patience
                        + " ms; " + waiting() + " others wait. Nothing was changed; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for a connection of the database", e);
        }
    }

    private Connection givingBack(Connection connection) {
        AtomicBoolean mine = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                FairPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return answer(connection, proxy, method, arguments);
                    } finally {
                        if (method.getName().equals("close") && mine.compareAndSet(true, false)) {
                            turns.release();
                        }
                    }
                });
    }

    @SuppressWarnings("ReferenceEquality") // a connection is nothing but itself
    private static @Nullable Object answer(
            Connection connection, Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
