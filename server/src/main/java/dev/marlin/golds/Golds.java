package dev.marlin.golds;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of gold tasks, for those who run campaigns and never for those who judge: makes a settled task gold, retires
 * it, and tells who found what is known.
 */
@Service
public class Golds {
    private static final int TEXT_LIMIT = 2_000;

    private final GoldStore store;
    private final SettledStore settled;
    private final Tasks tasks;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Golds(
            GoldStore store,
            SettledStore settled,
            Tasks tasks,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.settled = settled;
        this.tasks = tasks;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes a task gold: from now on it has so many extra places. Its key is what all its accepted judgements say.
     *
     * @param extra 1 to 500
     * @param reason why this task, 1 to 2,000 characters
     * @throws MarlinException NOT_FOUND; INVALID that names the field; CONFLICT when its outcome is not one, it is or was
     *     gold, it is not published, or the person judged it themselves
     */
    public GoldTask add(TaskId task, int extra, String reason, PersonId by) {
        if (extra < GoldTask.LEAST || extra > GoldTask.MOST) {
            throw MarlinException.invalid("extra: " + GoldTask.LEAST + " to " + GoldTask.MOST + " places, not " + extra
                    + ". Nothing was stored.");
        }
        String words = text(reason);
        return inTransaction(() -> {
            tasks.get(task);
            store.lock(task);
            if (settled.judged(task, by)) {
                throw MarlinException.conflict(
                        "You judged, reviewed or decided this task yourself: somebody else must make it gold. Nothing"
                                + " was stored.");
            }
            Settled.Verdict key = settled.settled(task)
                    .orElseThrow(() -> MarlinException.conflict(
                            "Only a published task of an open campaign can be gold. Nothing was stored."))
                    .outcome();
            GoldStore.Row row = new GoldStore.Row(GoldId.random(), task, key, extra, words);
            if (!store.insert(row, by, now())) {
                throw MarlinException.conflict("This task is or was gold; a task is once. Nothing was stored.");
            }
            audit.record(AuditEvent.by(
                    by,
                    "gold_task.added",
                    "gold_task",
                    row.id().value(),
                    Map.of("task", task.toString(), "extra", Integer.toString(extra))));
            return get(row.id());
        });
    }

    /**
     * Hands out no extra place any more; who holds one goes on, and what was found stays.
     *
     * @throws MarlinException NOT_FOUND; CONFLICT when it is retired
     */
    public GoldTask retire(GoldId id, PersonId by) {
        return inTransaction(() -> {
            GoldTask gold = get(id);
            GoldStep.RETIRE.from(gold.state());
            if (!store.retire(id, by, now())) {
                throw MarlinException.conflict(GoldStep.RETIRE.refusal(GoldState.RETIRED));
            }
            audit.record(AuditEvent.by(
                    by,
                    "gold_task.retired",
                    "gold_task",
                    id.value(),
                    Map.of("task", gold.task().toString())));
            return get(id);
        });
    }

    /** @throws MarlinException NOT_FOUND */
    public GoldTask get(GoldId id) {
        return store.find(id).orElseThrow(() -> MarlinException.notFound("That gold task"));
    }

    /** All of them: active ones first, the latest first. */
    public List<GoldTask> all() {
        return store.all();
    }

    /** The latest tasks that the person could make gold, at most two hundred. */
    public List<GoldCandidate> candidates(PersonId person) {
        return settled.candidates(person);
    }

    /** What was found on its extra places, oldest first. */
    public List<GoldResult> results(GoldId id) {
        return store.results(id);
    }

    /** What was found on extra places of all gold tasks, oldest first. */
    public List<GoldResult> results() {
        return store.results();
    }

    private static String text(String reason) {
        String words = reason.strip();
        if (words.isEmpty() || words.length() > TEXT_LIMIT || words.indexOf(0) >= 0) {
            throw MarlinException.invalid("reason: 1 to " + TEXT_LIMIT + " characters are needed. Nothing was stored.");
        }
        return words;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private GoldTask inTransaction(Supplier<GoldTask> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
