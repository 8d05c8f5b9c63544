package dev.marlin.reservations;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of reservations: who holds which task, until when. All times are the database's: no server's clock can give
 * or take a lease. During the grace time after a lease the task is still its holder's alone.
 */
@Service
public class Reservations {
    /** How long a lease lasts, and by how much an extension moves its end from now. */
    public static final Duration LEASE = Duration.ofHours(3);

    /** How long after the lease's end the same person may still submit. */
    public static final Duration GRACE = Duration.ofMinutes(30);

    public static final String SUBJECT = "task";

    private final ReservationStore store;
    private final ClaimRules rules;
    private final Attention attention;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Reservations(
            ReservationStore store,
            ClaimRules rules,
            Attention attention,
            Audit audit,
            TransactionTemplate transactions) {
        this.store = store;
        this.rules = rules;
        this.attention = attention;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Gives the task to the person for {@link #LEASE}. Who holds it already gets that lease again, unchanged.
     *
     * @throws MarlinException CONFLICT with the true reason: held by somebody else until when, already judged, not
     *     published, withdrawn, campaign closed
     */
    public Reservation claim(TaskId id, PersonId person) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Task task = rules.requireClaimable(id);
            long fence = store.nextFence(id);
            Optional<HeldLease> held = store.lockOpen(id);
            if (held.isPresent() && !held.get().over()) {
                return requireMine(held.get().reservation(), person);
            }
            held.ifPresent(lease -> end(lease.reservation(), Ending.EXPIRED, Optional.empty()));
            if (store.completed(id)) {
                throw MarlinException.conflict("This task is judged already. Choose another; nothing was changed.");
            }
            Reservation reservation = store.insert(id, fence, person, LEASE);
            attention.set(item(task, reservation));
            audit.record(event("task.claimed", Optional.of(person), reservation));
            return reservation;
        }));
    }

    private static Reservation requireMine(Reservation reservation, PersonId person) {
        if (reservation.holder().equals(person)) {
            return reservation;
        }
        throw MarlinException.conflict("Somebody else holds this task, until "
                + LeaseWords.utc(reservation.leaseUntil().plus(GRACE))
                + " unless they extend. Choose another; nothing was changed.");
    }

    /**
     * Moves the end of the lease to {@link #LEASE} from now; in the grace time, too.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task any more
     */
    public Reservation extend(TaskId id, PersonId person) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Reservation held = requireHolder(id, person);
            Reservation extended = store.extend(held, LEASE);
            if (isRemembered(id, person)) {
                attention.set(item(rules.task(id), extended));
            }
            audit.record(event("task.lease-extended", Optional.of(person), extended));
            return extended;
        }));
    }

    /**
     * Gives the task back. Drafts of the work stay with the person.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold it
     */
    public void release(TaskId id, PersonId person) {
        transactions.executeWithoutResult(
                status -> end(requireHolder(id, person), Ending.RELEASED, Optional.of(person)));
    }

    /**
     * Takes the task away from whoever holds it, for managers.
     *
     * @throws MarlinException CONFLICT when nobody holds it
     */
    public void takeAway(TaskId id, PersonId manager) {
        transactions.executeWithoutResult(status -> {
            HeldLease held = store.lockOpen(id)
                    .orElseThrow(() -> MarlinException.conflict("Nobody holds this task. Nothing was changed."));
            end(held.reservation(), Ending.RELEASED, Optional.of(manager));
        });
    }

    /**
     * Ends the lease because its holder's work is in: nobody claims the task again.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold it
     */
    public void complete(TaskId id, PersonId person) {
        transactions.executeWithoutResult(
                status -> end(requireHolder(id, person), Ending.COMPLETED, Optional.of(person)));
    }

    /**
     * The person's lease of the task, in force or in its grace time; inside a transaction it cannot end before that
     * does.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task (any more)
     */
    public Reservation requireHolder(TaskId id, PersonId person) {
        return store.lockOpen(id)
                .filter(held -> !held.over())
                .map(HeldLease::reservation)
                .filter(reservation -> reservation.holder().equals(person))
                .orElseThrow(() -> new MarlinException(
                        Problem.LEASE_ENDED,
                        "You do not hold this task (any more). What you wrote is kept as a draft: claim the task again"
                                + " and go on, or copy your text."));
    }

    /** Who holds the task now, in force or in grace. */
    public Optional<Reservation> of(TaskId id) {
        return store.current(List.of(id)).stream().findFirst();
    }

    /** Who holds which of these tasks now; tasks that nobody holds are absent. */
    public List<Reservation> of(Collection<TaskId> ids) {
        return store.current(ids);
    }

    /** What the person holds now, what ends first first. */
    public List<Reservation> heldBy(PersonId person) {
        return store.heldBy(person);
    }

    /** Those of the given tasks whose work is in: nobody claims them any more. */
    public List<TaskId> completed(Collection<TaskId> ids) {
        return store.completed(ids);
    }

    /** Ends leases whose grace time is over and says how many; a job calls it every minute. */
    public int sweep() {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Reservation> over = store.lockOver();
            over.forEach(reservation -> end(reservation, Ending.EXPIRED, Optional.empty()));
            return over.size();
        }));
    }

    private void end(Reservation reservation, Ending ending, Optional<PersonId> by) {
        store.end(reservation, ending);
        attention.clear(SUBJECT, reservation.task().value(), reservation.holder());
        audit.record(event(ending.event(), by, reservation));
    }

    /** Whether the task is on the holder's list; what became of the work may have taken its place there. */
    private boolean isRemembered(TaskId id, PersonId person) {
        return attention.on(SUBJECT, id.value()).stream()
                .anyMatch(item -> item.person().equals(person));
    }

    private static AttentionItem item(Task task, Reservation reservation) {
        return new AttentionItem(
                reservation.holder(),
                SUBJECT,
                task.id().value(),
                task.title(),
                "You hold this task: start both agents, or see how far they are.",
                "Open",
                "/tasks/" + task.id(),
                reservation.leaseUntil().minus(LEASE),
                Optional.of(reservation.leaseUntil()));
    }

    private static AuditEvent event(String action, Optional<PersonId> by, Reservation reservation) {
        return new AuditEvent(
                action,
                by,
                SUBJECT,
                reservation.task().value(),
                Map.of(
                        "fence", Long.toString(reservation.fence()),
                        "holder", reservation.holder().toString(),
                        "lease_until", reservation.leaseUntil().toString()));
    }
}
