package dev.marlin.notices;

import dev.marlin.jobs.RecurringJob;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts couriers: one thread for each endpoint with something due, so that a slow endpoint delays nobody but itself, and
 * the job itself never waits for one. Threads of the platform, for resolving a name cannot leave a virtual one's carrier.
 */
@Component
class CourierJob implements RecurringJob, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(CourierJob.class);

    private final Courier courier;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("webhook-", 0).factory());

    CourierJob(Courier courier) {
        this.courier = courier;
    }

    @Override
    public String name() {
        return "webhook-courier";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        for (UUID endpoint : courier.waiting()) {
            if (busy.add(endpoint)) {
                threads.execute(() -> drain(endpoint));
            }
        }
    }

    private void drain(UUID endpoint) {
        try {
            boolean more = true;
            while (more && !threads.isShutdown()) {
                more = courier.deliverNext(endpoint);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot go on with a webhook now, trying again: {}", e.getMessage());
        } finally {
            busy.remove(endpoint);
        }
    }

    /** What is under way is tried again later by whoever starts next. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
