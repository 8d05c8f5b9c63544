package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.runs.RunId;
import dev.marlin.runs.Trials;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Trials in the database: a candidate without a pair, one run with up to three attempts. */
@Service
class StoredTrials implements Trials {
    private final PairDesk desk;
    private final TaskBook tasks;
    private final AgentDraw draw;
    private final Audit audit;

    StoredTrials(PairDesk desk, TaskBook tasks, AgentDraw draw, Audit audit) {
        this.desk = desk;
        this.tasks = tasks;
        this.draw = draw;
        this.audit = audit;
    }

    @Override
    public RunId start(TaskId id, AgentVersionId agent) {
        return Objects.requireNonNull(desk.transactions().execute(status -> {
            Task task = tasks.requireReady(id);
            AgentDraw.Drawn drawn = draw.one(desk.agents().get(agent), task);
            CandidateId candidate = CandidateId.random();
            desk.tables().runs().insert(new RunRow.CandidateRow(candidate, Optional.empty(), id, agent, drawn.work()));
            RunId run = desk.tables().runs().enqueue(candidate, 1, 1, 1, desk.now());
            audit.record(new AuditEvent(
                    "trial.started", Optional.empty(), "run", run.value(), Map.of("task", id.toString())));
            return run;
        }));
    }

    /** The last attempt counts, whichever attempt the id names. */
    @Override
    public Optional<TrialResult> result(RunId id) {
        RunRow first = desk.tables().runs().find(id).orElseThrow(() -> MarlinException.notFound("That run"));
        RunRow last = desk.tables().runs().ofCandidate(first.candidate().id()).getLast();
        return last.exit().map(exit -> result(last, exit));
    }

    private TrialResult result(RunRow run, ExitClass exit) {
        if (!exit.isJudgeable()) {
            return new TrialResult(false, false, run.reason(), List.of(), Optional.empty());
        }
        List<NeutralVerification> verifications = desk.tables().results().verifications(run.id());
        boolean resolved = !verifications.isEmpty()
                && verifications.stream().allMatch(found -> found.status() == NeutralVerification.Status.PASS);
        return new TrialResult(
                true,
                resolved,
                exit.name(),
                verifications,
                desk.tables()
                        .results()
                        .find(run.id())
                        .map(found -> found.texts().manifest()));
    }
}
