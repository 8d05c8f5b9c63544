package dev.marlin.runs.pairs;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.RunId;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.ModelUsed;
import dev.marlin.runs.reports.RecordedRun;
import dev.marlin.runs.reports.RunOutcome;
import dev.marlin.runs.reports.RunStage;
import dev.marlin.store.HouseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door for workers: claims a run under a lease, keeps it, reports. A worker that lost its lease reports in vain, so
 * a run is never told twice.
 */
@Service
public class RunQueue {
    /** How long a claim lasts without a heartbeat. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** After so many attempts a run is given up and its pair withdrawn. */
    static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);

    private final PairTables tables;
    private final PairFlow flow;
    private final NeutralViews views;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RunQueue(PairDesk desk, Audit audit) {
        this.tables = desk.tables();
        this.flow = desk.flow();
        this.views = desk.views();
        this.audit = audit;
        this.transactions = desk.transactions();
        this.clock = desk.clock();
    }

    /** Whether a run waits for a worker, also one whose worker is gone. */
    public boolean waits() {
        takeOver();
        return tables.runs().waits();
    }

    /** Takes the run that waits longest; empty when none waits. Runs of dead workers are queued again first. */
    public Optional<ClaimedRun> claim(String owner) {
        takeOver();
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            Optional<RunRow> claimed = tables.runs().claim(owner, now, now.plus(lease()));
            claimed.ifPresent(run -> {
                log(run, "run.claimed", Map.of("attempt", Integer.toString(run.attempt())));
                advance(run);
            });
            return claimed.map(run -> claimed(run, owner));
        }));
    }

    /** @return false when the run is not the worker's any more: stop it */
    public boolean beat(ClaimedRun run) {
        return Objects.requireNonNull(transactions.execute(status ->
                tables.runs().extend(run.id(), run.owner(), clock.instant().plus(lease()))));
    }

    private Duration lease() {
        return HouseClock.during(clock, LEASE);
    }

    /** Says how far the run is. */
    public void reached(ClaimedRun claimed, RunStage stage) {
        transactions.executeWithoutResult(status -> {
            if (tables.runs().reach(claimed.id(), claimed.owner(), stage)) {
                claimed.pair().ifPresent(flow::advance);
            }
        });
    }

    /** Gives the run back unfinished, because this worker stops; the attempt does not count. */
    public void release(ClaimedRun claimed) {
        transactions.executeWithoutResult(status -> {
            if (tables.runs().release(claimed.id(), claimed.owner())) {
                log(row(claimed.id()), "run.released", Map.of());
                claimed.pair().ifPresent(flow::advance);
            }
        });
    }

    /**
     * Keeps what the attempt used of a model. It was used whether or not the run is still the worker's, so this is kept
     * in any case.
     */
    public void used(ClaimedRun claimed, ModelUsed used) {
        transactions.executeWithoutResult(status -> tables.usage().insert(claimed.id(), used, clock.instant()));
    }

    /** Reports how the run ended; without effect when it is not the worker's any more. */
    public void finish(ClaimedRun claimed, RunOutcome outcome) {
        transactions.executeWithoutResult(status -> {
            RunRow run = row(claimed.id());
            tables.runs().lockTogether(run.candidate());
            if (!tables.runs().holds(claimed.id(), claimed.owner())) {
                LOG.info("run {} ended, but it is not this worker's any more", claimed.id());
                return;
            }
            switch (outcome) {
                case RunOutcome.Judgeable judgeable -> record(run, judgeable.recorded());
                case RunOutcome.Failed failed -> fail(run, RunStep.FINISH, failed);
                case RunOutcome.Cancelled cancelled ->
                    fail(run, RunStep.FINISH, new RunOutcome.Failed(false, "The worker stopped it.", true));
            }
        });
    }

    /** Queues runs again whose worker's lease ended; says how many. */
    public int takeOver() {
        int taken = 0;
        for (RunRow dead : tables.runs().expired(clock.instant())) {
            taken += Objects.requireNonNull(transactions.execute(status -> takeOver(dead)));
        }
        return taken;
    }

    private int takeOver(RunRow seen) {
        tables.runs().lockTogether(seen.candidate());
        boolean stillDead = tables.runs().expired(clock.instant()).stream()
                .anyMatch(run -> run.id().equals(seen.id()));
        if (stillDead) {
            fail(row(seen.id()), RunStep.LOSE, new RunOutcome.Failed(false, "The worker that ran it is gone.", true));
        }
        return stillDead ? 1 : 0;
    }

    private void record(RunRow run, RecordedRun recorded) {
        Instant now = clock.instant();
        tables.results()
                .insert(run.id(), recorded, views.keep(recorded.redaction().neutral()), now);
        tables.runs().end(run.id(), RunStep.FINISH, recorded.exit(), "", now);
        log(
                run,
                "run.finished",
                Map.of(
                        "exit", recorded.exit().name(),
                        "manifest", recorded.texts().manifest(),
                        "patch", recorded.texts().patch()));
        advance(run);
    }

    private void fail(RunRow run, RunStep step, RunOutcome.Failed failed) {
        ExitClass exit = failed.sandbox() ? ExitClass.SANDBOX_ERROR : ExitClass.INFRASTRUCTURE_ERROR;
        tables.runs().end(run.id(), step, exit, failed.reason(), clock.instant());
        log(run, "run.failed", Map.of("exit", exit.name(), "attempt", Integer.toString(run.attempt())));
        if (failed.retryable() && run.attempt() < MOST_ATTEMPTS) {
            tables.runs()
                    .enqueue(run.candidate().id(), run.turn(), run.attempt() + 1, run.startOrder(), clock.instant());
            advance(run);
        } else {
            String tries = failed.retryable() ? " (" + run.attempt() + " attempts)" : "";
            run.candidate().pair().ifPresent(pair -> flow.withdraw(pair, failed.reason() + tries, Optional.empty()));
        }
    }

    private void advance(RunRow run) {
        run.candidate().pair().ifPresent(flow::advance);
    }

    private RunRow row(RunId id) {
        return tables.runs().find(id).orElseThrow();
    }

    private void log(RunRow run, String action, Map<String, String> facts) {
        audit.record(new AuditEvent(action, Optional.empty(), "run", run.id().value(), facts));
    }

    private static ClaimedRun claimed(RunRow run, String owner) {
        RunRow.CandidateRow candidate = run.candidate();
        return new ClaimedRun(
                run.id(),
                candidate.id(),
                candidate.pair(),
                candidate.task(),
                candidate.agent(),
                candidate.importedWork(),
                run.turn(),
                run.attempt(),
                owner);
    }
}
