package dev.marlin.bulk;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.jobs.Jobs;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of bulk acts: fixes the tasks and tells what would happen, starts, stops, and tells what came of it. */
@Service
public class BulkActs {
    /** Name of the job that takes the turns. */
    static final String JOB = "bulk-act";

    /** Most tasks of one act. */
    public static final int MOST = 100_000;

    private static final int LATEST = 50;

    private final BulkStore store;
    private final TaskLists lists;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transactions;

    BulkActs(BulkStore store, TaskLists lists, Jobs jobs, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.lists = lists;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Fixes these tasks; nothing is done with them yet.
     *
     * @param tasks those that do not exist are left out, and those named twice count once
     * @throws MarlinException INVALID for none or too many; FORBIDDEN to who is no manager
     */
    public BulkAct prepare(BulkAction action, List<TaskId> tasks, Visitor visitor) {
        requireManager(visitor);
        List<TaskId> known = tasks.size() > MOST
                ? tasks
                : store.known(tasks.stream().distinct().toList());
        if (known.isEmpty() || known.size() > MOST) {
            throw MarlinException.invalid(
                    "tasks: choose 1 to 100,000 tasks, by marking rows or by a filter. Nothing was" + " changed.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            BulkActId id = BulkActId.random();
            store.insert(id, action, known, visitor.id());
            record(
                    "bulk.prepared",
                    id,
                    visitor.id(),
                    Map.of("action", action.key(), "tasks", String.valueOf(known.size())));
            return get(id);
        }));
    }

    /** Fixes all tasks that the filter lets through now; refused as {@link #prepare(BulkAction, List, Visitor)} is. */
    public BulkAct prepare(BulkAction action, TaskFilter filter, Visitor visitor) {
        requireManager(visitor);
        return prepare(action, lists.ids(filter, MOST + 1), visitor);
    }

    /**
     * Has the job take the turns, in the visitor's name.
     *
     * @param reason 1 to 500 characters
     * @throws MarlinException FORBIDDEN when somebody else prepared it; CONFLICT when it is started or over
     */
    public BulkAct start(BulkActId id, String reason, Visitor visitor) {
        requireManager(visitor);
        String words = reason.strip();
        if (words.isEmpty() || words.length() > 500 || words.indexOf(0) >= 0) {
            throw MarlinException.invalid("reason: 1 to 500 characters that say why are needed. Nothing was changed.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            BulkAct act = store.lock(id).orElseThrow(BulkActs::unknown);
            if (!act.by().equals(visitor.id())) {
                throw MarlinException.forbidden(
                        "Somebody else prepared this, and it would run in their name. Prepare your"
                                + " own; nothing was changed.");
            }
            store.start(act, BulkStep.START.from(act.state()), words);
            record("bulk.started", id, visitor.id(), Map.of());
            jobs.enqueue(JOB, id.toString());
            return get(id);
        }));
    }

    /** Ends it where it is: tasks without a turn stay as they are, the others as they became. */
    public BulkAct stop(BulkActId id, Visitor visitor) {
        requireManager(visitor);
        return Objects.requireNonNull(transactions.execute(status -> {
            BulkAct act = store.lock(id).orElseThrow(BulkActs::unknown);
            store.end(id, BulkStep.STOP.from(act.state()));
            record("bulk.stopped", id, visitor.id(), Map.of());
            return get(id);
        }));
    }

    /** @throws MarlinException NOT_FOUND */
    public BulkAct get(BulkActId id) {
        return store.find(id).orElseThrow(BulkActs::unknown);
    }

    /** The fifty latest, latest first. */
    public List<BulkAct> latest() {
        return store.latest(LATEST);
    }

    /** What came of it so far, and what would come of the rest if nothing changed. */
    public BulkProgress progress(BulkActId id) {
        List<Left> left = switch (get(id).action()) {
            case WITHDRAW -> left(store.leftByState(id), Tasks::objectionToWithdrawing);
            case TAKE_AWAY -> left(store.leftByHeld(id), Reservations::objectionToTakingAway);
        };
        return new BulkProgress(
                store.count(id, BulkResult.Outcome.DONE),
                store.count(id, BulkResult.Outcome.REFUSED),
                left.stream()
                        .filter(group -> group.objection().isEmpty())
                        .mapToLong(Left::tasks)
                        .sum(),
                left.stream()
                        .flatMap(group ->
                                group.objection().map(why -> new BulkProgress.Group(group.tasks(), why)).stream())
                        .toList());
    }

    /** Tasks without a turn that stand alike. */
    private record Left(long tasks, Optional<String> objection) {}

    private static <T> List<Left> left(Map<T, Long> standings, Function<T, Optional<String>> objection) {
        return standings.entrySet().stream()
                .map(group -> new Left(group.getValue(), objection.apply(group.getKey())))
                .toList();
    }

    /**
     * One page of its tasks, in the order of turns.
     *
     * @param after place of the last task of the page before; 0 at first
     */
    public Keyset<BulkResult> results(BulkActId id, boolean refusedOnly, int after, int limit) {
        int most = Math.clamp(limit, 1, 200);
        List<BulkResult> rows = store.results(id, refusedOnly, after, most + 1);
        return rows.size() <= most
                ? new Keyset<>(rows, Optional.empty())
                : new Keyset<>(
                        rows.subList(0, most),
                        Optional.of(String.valueOf(rows.get(most - 1).place())));
    }

    private void record(String action, BulkActId id, PersonId by, Map<String, String> facts) {
        audit.record(AuditEvent.by(by, action, "bulk-act", id.value(), facts));
    }

    private static void requireManager(Visitor visitor) {
        if (!visitor.is(Role.MANAGER)) {
            throw MarlinException.forbidden("Managers act on many tasks at once. Nothing was changed.");
        }
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That bulk act");
    }
}
