package dev.marlin.evaluation;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.agents.Agents;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.RunId;
import dev.marlin.runs.Trials;
import dev.marlin.runs.Trials.TrialResult;
import dev.marlin.statistics.interval.ResolveRate;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.Tasks;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Locks batches of tasks and runs agent versions on them: the same tasks, bases, environments and verifiers each time. */
@Service
public class Evaluations {
    private static final double CONFIDENCE = 0.95;

    private final EvaluationStore store;
    private final Tasks tasks;
    private final Agents agents;
    private final Trials trials;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Evaluations(EvaluationStore store, Subjects subjects, Audit audit, Clock clock, TransactionTemplate transactions) {
        this.store = store;
        this.tasks = subjects.tasks();
        this.agents = subjects.agents();
        this.trials = subjects.trials();
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Locks ready tasks under a name.
     *
     * @throws MarlinException INVALID when one is not ready or comes twice, CONFLICT when the name is taken
     */
    public Batch lock(String name, List<TaskId> chosen, PersonId by) {
        if (name.isBlank() || name.length() > 120 || chosen.isEmpty()) {
            throw MarlinException.invalid("A batch needs a name of 1 to 120 characters and at least one task.");
        }
        if (chosen.stream().distinct().count() != chosen.size()) {
            throw MarlinException.invalid("tasks: one of them is named twice.");
        }
        List<Batch.Locked> locked = chosen.stream().map(this::locked).toList();
        String digest = digest(locked);
        Batch batch = new Batch(
                BatchId.random(), name.strip(), locked, digest, clock.instant().truncatedTo(ChronoUnit.MICROS));
        transactions.executeWithoutResult(status -> {
            if (!store.insert(batch, by)) {
                throw MarlinException.conflict("There is a batch called " + name + " already. Nothing was locked.");
            }
            audit.record(AuditEvent.by(by, "batch.locked", "batch", batch.id().value(), Map.of("digest", digest)));
        });
        return batch;
    }

    public List<Batch> batches() {
        return store.batches();
    }

    public Batch batch(BatchId id) {
        return store.batch(id).orElseThrow(() -> MarlinException.notFound("That batch"));
    }

    /**
     * Starts a trial of the agent version on every task of the batch; returns at once.
     *
     * @throws MarlinException NOT_FOUND for an unknown batch or agent version; CONFLICT when the batch is not what was
     *     locked, or when one of its tasks cannot run: then none was started
     */
    public EvaluationId start(BatchId batchId, AgentVersionId agent, PersonId by) {
        Batch batch = batch(batchId);
        String digest = agents.get(agent).digest();
        EvaluationId id = EvaluationId.random();
        transactions.executeWithoutResult(status -> {
            store.insert(new EvaluationStore.EvaluationRow(id, batchId, agent, clock.instant()), by);
            requireAsLocked(batch);
            for (Batch.Locked locked : batch.tasks()) {
                store.insertTrial(id, locked.task(), trials.start(locked.task(), agent));
            }
            audit.record(AuditEvent.by(
                    by,
                    "evaluation.started",
                    "evaluation",
                    id.value(),
                    Map.of("batch", batch.digest(), "agent", digest)));
        });
        return id;
    }

    /** All evaluations, newest first. */
    public List<Evaluation> all() {
        return store.evaluations().stream().map(this::evaluation).toList();
    }

    /** How an evaluation stands now. */
    public Score score(EvaluationId id) {
        Evaluation evaluation =
                evaluation(store.evaluation(id).orElseThrow(() -> MarlinException.notFound("That evaluation")));
        Map<TaskId, RunId> runs = store.trials(id);
        List<Score.Line> lines = evaluation.batch().tasks().stream()
                .map(locked -> new Score.Line(
                        locked.task(),
                        tasks.get(locked.task()).title(),
                        Optional.ofNullable(runs.get(locked.task())).flatMap(trials::result)))
                .toList();
        List<TrialResult> results =
                lines.stream().flatMap(line -> line.result().stream()).toList();
        List<ResolveRate.Attempt> attempts = lines.stream()
                .filter(line -> line.result().filter(TrialResult::judgeable).isPresent())
                .map(line -> new ResolveRate.Attempt(
                        line.task().toString(), line.result().orElseThrow().resolved()))
                .toList();
        return new Score(
                evaluation,
                lines,
                lines.size() - results.size(),
                (int) results.stream().filter(result -> !result.judgeable()).count(),
                ResolveRate.of(attempts, CONFIDENCE));
    }

    private Evaluation evaluation(EvaluationStore.EvaluationRow row) {
        return new Evaluation(row.id(), batch(row.batch()), agents.get(row.agent()), row.createdAt());
    }

    private void requireAsLocked(Batch batch) {
        boolean same = digest(batch.tasks()).equals(batch.digest())
                && batch.tasks().stream()
                        .allMatch(locked -> tasks.get(locked.task()).digest().equals(Optional.of(locked.digest())));
        if (!same) {
            throw MarlinException.conflict("Batch " + batch.name()
                    + " is no longer what was locked: its results could not be compared. Nothing was started.");
        }
    }

    private static String digest(List<Batch.Locked> locked) {
        return Digest.sha256(locked.stream().map(Batch.Locked::digest).collect(Collectors.joining("\n")));
    }

    private Batch.Locked locked(TaskId id) {
        Task task = tasks.get(id);
        if (task.state() != TaskState.READY || task.digest().isEmpty()) {
            throw MarlinException.invalid("Task " + id.shortCode() + " is not ready; only ready tasks can be locked.");
        }
        return new Batch.Locked(id, task.digest().get());
    }

    /** What evaluations are about. */
    @Component
    record Subjects(Tasks tasks, Agents agents, Trials trials) {}
}
