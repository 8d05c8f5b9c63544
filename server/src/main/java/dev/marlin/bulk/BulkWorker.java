package dev.marlin.bulk;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.jobs.OneTimeJob;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the turns of a bulk act. Each is a transaction of its own that holds step, audit event and outcome, so whoever is
 * killed in the middle goes on where it was; it ends when the act is stopped or its manager may not do it any more.
 */
@Component
class BulkWorker implements OneTimeJob {
    private static final int AT_ONCE = 200;
    private static final Set<Problem> REFUSALS =
            EnumSet.of(Problem.CONFLICT, Problem.FORBIDDEN, Problem.INVALID, Problem.NOT_FOUND);

    private final BulkStore store;
    private final Tasks tasks;
    private final Reservations reservations;
    private final People people;
    private final Audit audit;
    private final TransactionTemplate transactions;

    BulkWorker(
            BulkStore store,
            Tasks tasks,
            Reservations reservations,
            People people,
            Audit audit,
            TransactionTemplate transactions) {
        this.store = store;
        this.tasks = tasks;
        this.reservations = reservations;
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return BulkActs.JOB;
    }

    @Override
    public void run(String subject) {
        BulkAct act = store.find(BulkActId.parse(subject)).orElseThrow();
        boolean goesOn = true;
        while (goesOn) {
            List<BulkStore.Turn> turns = store.left(act.id(), AT_ONCE);
            goesOn = turns.isEmpty() ? finish(act) : turns.stream().allMatch(turn -> take(act, turn));
        }
    }

    /** Nothing goes on after that. */
    private boolean finish(BulkAct act) {
        transactions.executeWithoutResult(status -> {
            if (BulkStep.FINISH.isPermittedFrom(store.lockState(act.id()))) {
                end(act, BulkStep.FINISH, "bulk.finished");
            }
        });
        return false;
    }

    /** False when no further turn may be taken. */
    private boolean take(BulkAct act, BulkStore.Turn turn) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> step(act, turn)));
        } catch (MarlinException refused) {
            if (!REFUSALS.contains(refused.problem())) {
                throw refused;
            }
            transactions.executeWithoutResult(
                    status -> store.refused(act.id(), turn.place(), String.valueOf(refused.getMessage())));
            return true;
        }
    }

    private boolean step(BulkAct act, BulkStore.Turn turn) {
        if (store.lockState(act.id()) != BulkState.RUNNING) {
            return false;
        }
        Person person = people.get(act.by());
        if (person.suspended() || !person.roles().contains(Role.MANAGER)) {
            end(act, BulkStep.STOP, "bulk.role-lost");
            return false;
        }
        if (store.done(act.id(), turn.place())) {
            take(act.action(), turn.task(), person);
        }
        return true;
    }

    private void take(BulkAction action, TaskId task, Person person) {
        switch (action) {
            case WITHDRAW -> tasks.withdraw(task, person.visitor());
            case TAKE_AWAY -> reservations.takeAllAway(task, person.id());
        }
    }

    private void end(BulkAct act, BulkStep step, String action) {
        store.end(act.id(), step.from(BulkState.RUNNING));
        audit.record(AuditEvent.by(act.by(), action, "bulk-act", act.id().value(), Map.of()));
    }
}
