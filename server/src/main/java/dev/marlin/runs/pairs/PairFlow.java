package dev.marlin.runs.pairs;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairListener;
import dev.marlin.runs.PairState;
import dev.marlin.runs.reports.RunStage;
import dev.marlin.runs.results.ResultStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Moves pairs: the pair's state is that of its slower side, so that nobody can see which side was first. Every method
 * works in the caller's transaction, which holds the locks of the runs that it changed.
 */
@Component
class PairFlow {
    private final PairStore pairs;
    private final RunStore runs;
    private final ResultStore results;
    private final WithheldStore withheld;
    private final Audit audit;
    private final ObjectProvider<PairListener> listeners;
    private final Clock clock;
    private final NeutralViews views;

    PairFlow(PairTables tables, NeutralViews views, Audit audit, ObjectProvider<PairListener> listeners, Clock clock) {
        this.pairs = tables.pairs();
        this.runs = tables.runs();
        this.results = tables.results();
        this.withheld = tables.withheld();
        this.views = views;
        this.audit = audit;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Brings the pair to where its runs are; publishes it when both sides are there and nothing is withheld. */
    void advance(PairId id) {
        PairRow pair = pairs.lock(id).orElseThrow(() -> MarlinException.notFound("That pair"));
        if (pair.state() == PairState.READY || pair.state() == PairState.WITHDRAWN) {
            return;
        }
        List<RunRow> latest = runs.latest(id, pair.turn());
        PairState target = slowest(latest);
        if (target == PairState.READY && isWithheld(pair, latest)) {
            target = PairState.VERIFYING;
        }
        walk(pair, target);
    }

    /** Ends the pair for good; what still runs of it is cancelled. The caller holds the locks of its runs. */
    void withdraw(PairId id, String reason, Optional<PersonId> by) {
        PairRow pair = pairs.lock(id).orElseThrow(() -> MarlinException.notFound("That pair"));
        PairState target = PairStep.WITHDRAW.from(pair.state());
        for (RunRow run : runs.latest(id, pair.turn())) {
            if (RunStep.CANCEL.isPermittedFrom(run.state())) {
                runs.end(run.id(), RunStep.CANCEL, ExitClass.CANCELLED, reason, clock.instant());
            }
        }
        set(pair, PairStep.WITHDRAW, target, reason, by);
        listeners.orderedStream().forEach(listener -> listener.withdrawn(id));
    }

    private void walk(PairRow pair, PairState target) {
        PairState state = pair.state();
        if (target.compareTo(state) < 0) {
            state = PairStep.AGAIN.from(state);
            set(pair, PairStep.AGAIN, state, null, Optional.empty());
        }
        for (PairStep step : List.of(PairStep.CLAIM, PairStep.WORK, PairStep.VERIFY, PairStep.PUBLISH)) {
            if (state.compareTo(target) < 0 && step.isPermittedFrom(state)) {
                state = step.from(state);
                set(pair, step, state, null, Optional.empty());
            }
        }
        if (state == PairState.READY) {
            listeners.orderedStream().forEach(listener -> listener.ready(views.pair(pair.id()), pair.turn()));
        }
    }

    private void set(PairRow pair, PairStep step, PairState state, @Nullable String reason, Optional<PersonId> by) {
        pairs.setState(pair.id(), state, pair.turn(), reason, clock.instant());
        Map<String, String> facts = Map.of("turn", Integer.toString(pair.turn()));
        audit.record(new AuditEvent(step.event(), by, "pair", pair.id().value(), facts));
    }

    /** A pair that one worker has begun is being prepared, even while the other side waits for a place. */
    private static PairState slowest(List<RunRow> latest) {
        PairState slowest = PairState.READY;
        boolean begun = false;
        for (RunRow run : latest) {
            PairState state = switch (run.stage()) {
                case WAITING -> PairState.QUEUED;
                case PREPARING -> PairState.PREPARING;
                case WORKING -> PairState.WORKING;
                case VERIFYING -> PairState.VERIFYING;
                case ENDED -> run.isJudgeable() ? PairState.READY : PairState.QUEUED;
            };
            begun |= run.stage() != RunStage.WAITING;
            slowest = state.compareTo(slowest) < 0 ? state : slowest;
        }
        return slowest == PairState.QUEUED && begun ? PairState.PREPARING : slowest;
    }

    private boolean isWithheld(PairRow pair, List<RunRow> latest) {
        boolean marked =
                latest.stream().anyMatch(run -> !results.marks(run.id()).isEmpty());
        if (!marked) {
            return false;
        }
        if (withheld.insert(pair.id(), pair.turn(), clock.instant())) {
            Map<String, String> facts = Map.of("turn", Integer.toString(pair.turn()));
            audit.record(new AuditEvent(
                    "pair.withheld", Optional.empty(), "pair", pair.id().value(), facts));
        }
        return withheld.find(pair.id(), pair.turn())
                .flatMap(WithheldStore.Row::released)
                .filter(released -> released)
                .isEmpty();
    }
}
