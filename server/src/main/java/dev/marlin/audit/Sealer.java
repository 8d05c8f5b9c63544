package dev.marlin.audit;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains events behind the business transactions, at most a second later. Sealing inside them would make every change of
 * the installation wait for one row.
 */
@Component
public class Sealer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 500;
    private static final long PERIOD_MILLIS = 500;

    private final AuditStore store;
    private final TransactionTemplate transactions;
    private @Nullable ScheduledExecutorService timer;

    public Sealer(AuditStore store, TransactionTemplate transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Seals all that is committed and not sealed; returns how many events that were. */
    public int sealAll() {
        int sealed = 0;
        for (int batch = sealBatch(); batch > 0; batch = sealBatch()) {
            sealed += batch;
        }
        return sealed;
    }

    private int sealBatch() {
        Integer count = transactions.execute(status -> {
            if (!store.takeSealing()) {
                return 0;
            }
            AuditStore.Seal last = store.lastSeal().orElse(new AuditStore.Seal(0, Chain.GENESIS));
            long sequence = last.sequence();
            String hash = last.hash();
            List<AuditEntry> events = store.unsealed(BATCH);
            for (AuditEntry event : events) {
                hash = Chain.next(hash, event);
                sequence++;
                store.seal(sequence, event.id(), hash);
            }
            return events.size();
        });
        return count;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-sealer").factory());
        ScheduledFuture<?> endless =
                started.scheduleWithFixedDelay(this::sealQuietly, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        LOG.debug("sealing, {}", endless);
        timer = started;
    }

    private void sealQuietly() {
        try {
            sealAll();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot seal the audit log now, trying again: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
