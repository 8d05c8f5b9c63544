package dev.marlin.tasks;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of dry runs: asks for one, follows its log, reads its results. The {@link DryRunWorker} does the work. */
@Service
public class DryRuns {
    /** Most lines that are read at once. */
    public static final int BATCH = 500;

    private final DryRunStore store;
    private final TaskStore tasks;
    private final Audit audit;
    private final TransactionTemplate transactions;

    DryRuns(DryRunStore store, TaskStore tasks, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.tasks = tasks;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Asks for a dry run of the draft's present content and returns at once. When one of exactly this content waits or
     * runs already, that one is returned.
     *
     * @throws MarlinException CONFLICT when a dry run of older content still runs, or the task is no draft; INVALID
     *     when the draft has no base commit or no verifier
     */
    public DryRunRow start(TaskId id, PersonId author) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = tasks.lock(id)
                    .filter(found -> found.author().equals(author))
                    .orElseThrow(() -> MarlinException.notFound("That task"));
            TaskStep.EDIT.from(task.state());
            TaskRules.require(!task.baseCommit().isEmpty(), "baseCommit: choose the commit to run the verifiers on");
            TaskRules.require(!task.verifiers().isEmpty(), "verifiers: there is none to run yet");
            String content = TaskDigest.of(task);
            Optional<DryRunRow> active = store.active(id);
            if (active.isPresent()) {
                return sameContent(active.get(), content);
            }
            DryRunId run = DryRunId.random();
            store.insert(run, id, content, author);
            audit.record(AuditEvent.by(
                    author, "task.dry-run", "task", id.value(), Map.of("digest", content, "dry_run", run.toString())));
            return store.get(run);
        }));
    }

    private static DryRunRow sameContent(DryRunRow active, String content) {
        if (active.content().equals(content)) {
            return active;
        }
        throw MarlinException.conflict(
                "A dry run of the text before your last change still runs. Start again when it has ended.");
    }

    /** The latest dry run of the task, whatever its content was then. */
    public Optional<DryRunRow> latest(TaskId task) {
        return store.latest(task);
    }

    /** The latest dry run of exactly what the task says now. */
    public Optional<DryRunRow> ofPresentContent(Task task) {
        return store.latest(task.id(), TaskDigest.of(task));
    }

    /** The last lines of the log, at most that many, in order. */
    public List<DryRunRow.Line> tail(DryRunId run, int count) {
        return store.tail(run, count);
    }

    /** Log lines after the given number, at most {@value #BATCH}, in order. */
    public List<DryRunRow.Line> lines(DryRunId run, int after) {
        return store.lines(run, after);
    }
}
