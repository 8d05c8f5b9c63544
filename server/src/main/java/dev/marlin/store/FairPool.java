package dev.marlin.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that hands its connections out in the order in which they were asked for. HikariCP alone lets whoever gives a
 * connection back take it again at once: among a thousand that claim tasks, some then wait until all others are done.
 * Of each eight one, and one at least where there are two, is kept for threads that hold one already and need another
 * for a transaction apart: else as many such threads as there are connections would wait for each other. Who has waited
 * for the pool's connection timeout gets a {@link SQLTransientConnectionException}.
 */
public final class FairPool extends DelegatingDataSource implements AutoCloseable {
    private final HikariDataSource pool;
    /** Of who holds none, and, where there are two connections, of who holds one. */
    private final List<Semaphore> queues;

    private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

    /** @param config of the pool; its connection timeout is how long somebody waits for their turn */
    public FairPool(HikariConfig config) {
        super(new HikariDataSource(config));
        this.pool = (HikariDataSource) obtainTargetDataSource();
        int size = config.getMaximumPoolSize();
        int kept = size < 2 ? 0 : Math.max(1, size / 8);
        this.queues = Stream.of(size - kept, kept)
                .filter(many -> many > 0)
                .map(many -> new Semaphore(many, true))
                .toList();
    }

    @Override
    public Connection getConnection() throws SQLException {
        AtomicInteger mine = held.get();
        Semaphore queue = mine.get() > 0 ? queues.getLast() : queues.getFirst();
        await(queue);
        try {
            Connection connection = pool.getConnection();
            mine.incrementAndGet();
            return givingBack(connection, () -> {
                mine.decrementAndGet();
                queue.release();
            });
        } catch (SQLException | RuntimeException | Error e) {
            queue.release();
            throw e;
        }
    }

    /** Those who wait for a connection now, about. */
    public int waiting() {
        return queues.stream().mapToInt(Semaphore::getQueueLength).sum();
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    private void await(Semaphore queue) throws SQLException {
        long patience = pool.getConnectionTimeout();
        try {
            if (!queue.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("No connection of the database came free within " + patience
                        + " ms; " + waiting() + " others wait. Nothing was changed; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for a connection of the database", e);
        }
    }

    private static Connection givingBack(Connection connection, Runnable back) {
        AtomicBoolean open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                FairPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return answer(connection, proxy, method, arguments);
                    } finally {
                        if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                            back.run();
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
