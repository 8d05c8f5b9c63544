package dev.marlin.audit;

import dev.marlin.kernel.MarlinException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

/** Anchors the log each hour and when the server stops, and does the verifications that people ask for. */
@Component
class AnchorKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorKeeper.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Heads heads;
    private final Verifications verifications;
    private final AuditSettings settings;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;
    private Instant tried = Instant.EPOCH;

    AnchorKeeper(Heads heads, Verifications verifications, AuditSettings settings, Clock clock) {
        this.heads = heads;
        this.verifications = verifications;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due now. */
    void tend() {
        try {
            verifications.work();
            Instant now = clock.instant();
            Instant last = heads.lastAnchor().map(signed -> signed.head().at()).orElse(Instant.EPOCH);
            if (!last.plus(EVERY).isAfter(now)
                    && !tried.plus(EVERY.dividedBy(60)).isAfter(now)) {
                tried = now;
                heads.anchor();
            }
        } catch (MarlinException broken) {
            LOG.error("the audit log is not anchored: {}", broken.getMessage());
        } catch (DataAccessException | TransactionException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("cannot anchor the audit log now, trying again: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        if (settings.tended()) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("audit-anchors").factory());
            ScheduledFuture<?> endless = started.scheduleWithFixedDelay(this::tend, 1, 1, TimeUnit.SECONDS);
            LOG.debug("anchoring, {}", endless);
            timer = started;
        }
    }

    @Override
    public void stop() {
        Optional.ofNullable(timer).ifPresent(running -> {
            running.close();
            timer = null;
            tried = Instant.EPOCH;
            lastTime();
        });
    }

    private void lastTime() {
        try {
            heads.anchor();
        } catch (MarlinException broken) {
            LOG.error("the audit log is not anchored: {}", broken.getMessage());
        } catch (DataAccessException | TransactionException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("the audit log has no anchor of this end: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
