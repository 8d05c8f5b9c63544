package dev.marlin.reservations;

import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * The door of reservations: who holds which task, until when. A task has as many places as its campaign wants
 * judgements, a gold task more; each is held by one person at a time, nobody holds two, nobody judges a task twice. All times are the
 * house's as the database reads them: no server's clock can give or take a lease. During the grace time after a lease
 * the place is still its holder's alone.
 */
@Service
public class Reservations {
    public static final String SUBJECT = "task";

    private static final String NOBODY = "Nobody holds this task. Nothing was changed.";

    private final ReservationStore store;
    private final ClaimRules rules;
    private final Ground ground;

    Reservations(ReservationStore store, ClaimRules rules, Ground ground) {
        this.store = store;
        this.rules = rules;
        this.ground = ground;
    }

    /**
     * Gives a free place of the task to the person for as long as the campaign says. Who holds one already gets that
     * lease again, unchanged.
     *
     * @throws ClaimRefusedException with the true reason
     */
    public Reservation claim(TaskId id, PersonId person) {
        return ground.inTransaction(() -> {
            Task task = rules.task(id);
            Campaign campaign = rules.requireClaimable(task, person);
            int places = store.places(id);
            requireRoom(store.holds(id), person, places);
            long fence = store.nextFence(id);
            List<Hold> holds = store.lockHolds(id);
            Optional<Reservation> mine = mine(holds, person);
            if (mine.isPresent()) {
                return mine.get();
            }
            holds.stream()
                    .filter(hold -> hold.standing() == Hold.Standing.OVER)
                    .forEach(hold -> end(hold.reservation(), Ending.EXPIRED, Optional.empty()));
            int place = free(holds, places);
            Reservation claimed = store.insert(id, fence, person, place, campaign.claims());
            ground.attention().set(item(task, claimed));
            ground.audit().record(event("task.claimed", Optional.of(person), claimed));
            ground.listeners().forEach(listener -> listener.claimed(claim(task, claimed)));
            return claimed;
        });
    }

    /** Refuses those who come too late before they wait for the task's lock; who passes is looked at again under it. */
    private static void requireRoom(List<Hold> seen, PersonId person, int places) {
        if (mine(seen, person).isEmpty()) {
            free(seen, places);
        }
    }

    private static Optional<Reservation> mine(List<Hold> holds, PersonId person) {
        List<Hold> own = holds.stream()
                .filter(hold -> hold.reservation().holder().equals(person))
                .toList();
        if (own.stream().anyMatch(hold -> hold.standing() == Hold.Standing.COMPLETED)) {
            throw new ClaimRefusedException(new ClaimRefusal.JudgedByYou());
        }
        return own.stream()
                .filter(hold -> hold.standing() == Hold.Standing.HELD)
                .map(Hold::reservation)
                .findFirst();
    }

    /** The first place that is neither held nor judged. */
    private static int free(List<Hold> holds, int places) {
        List<Hold> full = holds.stream()
                .filter(hold -> hold.standing() != Hold.Standing.OVER)
                .toList();
        return IntStream.rangeClosed(1, places)
                .filter(place -> full.stream().noneMatch(hold -> hold.place() == place))
                .findFirst()
                .orElseThrow(() -> new ClaimRefusedException(full.stream()
                        .filter(hold -> hold.standing() == Hold.Standing.HELD)
                        .map(hold -> hold.reservation().graceUntil())
                        .min(Comparable::compareTo)
                        .<ClaimRefusal>map(ClaimRefusal.Taken::new)
                        .orElse(new ClaimRefusal.Judged())));
    }

    /**
     * Gives the whole lease anew from now on; in the grace time, too. A pause ends.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task any more
     */
    public Reservation extend(TaskId id, PersonId person) {
        return ground.inTransaction(
                () -> moved("task.lease-extended", person, store.extend(requireHolder(id, person))));
    }

    /**
     * Stops the clock for at most as long as the campaign says; then it goes on by itself.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task; CONFLICT when the clock stands
     *     already, has run out, or was stopped as often as it may be
     */
    public Reservation pause(TaskId id, PersonId person) {
        return ground.inTransaction(() -> {
            Reservation held = requireHolder(id, person);
            Reservation paused = store.pause(held).orElseThrow(() -> MarlinException.conflict(whyNotPaused(held)));
            return moved("task.lease-paused", person, paused);
        });
    }

    private static String whyNotPaused(Reservation held) {
        if (held.paused()) {
            return "The clock stands already. Nothing was changed.";
        }
        return held.pauses().left() == 0
                ? "This claim has no pause left. You can extend it; nothing was changed."
                : "The clock has run out: extend the claim first, then pause. Nothing was changed.";
    }

    /**
     * Lets the clock go on with what was left.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task; CONFLICT when the clock runs
     */
    public Reservation resume(TaskId id, PersonId person) {
        return ground.inTransaction(() -> {
            Reservation running = store.resume(requireHolder(id, person))
                    .orElseThrow(() -> MarlinException.conflict("The clock runs already. Nothing was changed."));
            return moved("task.lease-resumed", person, running);
        });
    }

    /** The end of a lease has moved: the holder's list shows it, unless the work has taken the task's place there. */
    private Reservation moved(String action, PersonId person, Reservation moved) {
        boolean remembered = ground.attention().on(SUBJECT, moved.task().value()).stream()
                .anyMatch(item -> item.person().equals(person));
        if (remembered) {
            ground.attention().set(item(rules.task(moved.task()), moved));
        }
        ground.audit().record(event(action, Optional.of(person), moved));
        return moved;
    }

    /**
     * Gives the task back. Drafts of the work stay with the person.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold it
     */
    public void release(TaskId id, PersonId person) {
        ground.transactions()
                .executeWithoutResult(status -> end(requireHolder(id, person), Ending.RELEASED, Optional.of(person)));
    }

    /**
     * Takes a place of the task from whoever holds it, for managers.
     *
     * @param fence of the lease; may be left out while one person alone holds the task
     * @throws MarlinException CONFLICT when nobody holds it, or it is not said which lease is meant
     */
    public void takeAway(TaskId id, OptionalLong fence, PersonId manager) {
        ground.transactions().executeWithoutResult(status -> {
            List<Reservation> meant = lockOpen(id).stream()
                    .filter(held -> fence.isEmpty() || fence.getAsLong() == held.fence())
                    .toList();
            if (meant.isEmpty()) {
                throw MarlinException.conflict(NOBODY);
            }
            if (meant.size() > 1) {
                throw MarlinException.conflict(
                        "Several people hold this task: say by its fence whose lease is meant. Nothing was changed.");
            }
            end(meant.getFirst(), Ending.RELEASED, Optional.of(manager));
        });
    }

    /**
     * Takes all places of the task from whoever holds them, for managers.
     *
     * @throws MarlinException CONFLICT when nobody holds it
     */
    public void takeAllAway(TaskId id, PersonId manager) {
        ground.transactions().executeWithoutResult(status -> {
            List<Reservation> open = lockOpen(id);
            if (open.isEmpty()) {
                throw MarlinException.conflict(NOBODY);
            }
            open.forEach(held -> end(held, Ending.RELEASED, Optional.of(manager)));
        });
    }

    /** Why a task that somebody holds or that nobody holds could not be taken from all who hold it; empty: it could. */
    public static Optional<String> objectionToTakingAway(boolean held) {
        return held ? Optional.empty() : Optional.of(NOBODY);
    }

    private List<Reservation> lockOpen(TaskId id) {
        return store.lockHolds(id).stream()
                .filter(hold -> hold.standing() != Hold.Standing.COMPLETED)
                .map(Hold::reservation)
                .toList();
    }

    /**
     * Ends the lease because its holder's work is in: this place is nobody's to claim any more.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold it
     */
    public void complete(TaskId id, PersonId person) {
        ground.transactions()
                .executeWithoutResult(status -> end(requireHolder(id, person), Ending.COMPLETED, Optional.of(person)));
    }

    /**
     * The person's lease of the task, in force or in its grace time; inside a transaction it cannot end before that
     * does.
     *
     * @throws MarlinException LEASE_ENDED when the person does not hold the task (any more)
     */
    public Reservation requireHolder(TaskId id, PersonId person) {
        return requireHolder(id, person, OptionalLong.empty());
    }

    /**
     * The person's lease of the task, if it is the very one that this work was begun under.
     *
     * @param fence of the lease that the writer began with; empty: whichever they hold
     * @throws MarlinException LEASE_ENDED when the person does not hold the task, or under another lease by now
     */
    public Reservation requireHolder(TaskId id, PersonId person, OptionalLong fence) {
        return store.lockHeld(id, person)
                .filter(held -> fence.isEmpty() || fence.getAsLong() == held.fence())
                .orElseThrow(() -> new MarlinException(
                        Problem.LEASE_ENDED,
                        "You do not hold this task (any more). What you wrote is kept as a draft: claim the task again"
                                + " and go on, or copy your text."));
    }

    /** The person's own lease of the task, in force or in grace. */
    public Optional<Reservation> of(TaskId id, PersonId person) {
        return holders(id).stream().filter(held -> held.holder().equals(person)).findFirst();
    }

    /** All leases of the task, in force or in grace; not for those who judge: each of them works alone. */
    public List<Reservation> holders(TaskId id) {
        return store.holders(id);
    }

    /** Everybody who ever held the task, the latest first; not for those who judge. */
    public List<PersonId> everHeld(TaskId id) {
        return store.everHeld(id);
    }

    /** What the person holds now, what ends first first. */
    public List<Reservation> heldBy(PersonId person) {
        return store.heldBy(person);
    }

    /** Those of the given tasks whose judgements are all in: nobody claims them any more. */
    public List<TaskId> completed(Collection<TaskId> ids) {
        return store.completed(ids);
    }

    /** Ends leases whose grace time is over and says how many; a job calls it every minute. */
    public int sweep() {
        return ground.inTransaction(() -> {
            List<Reservation> over = store.lockOver();
            over.forEach(reservation -> end(reservation, Ending.EXPIRED, Optional.empty()));
            return over.size();
        });
    }

    private void end(Reservation reservation, Ending ending, Optional<PersonId> by) {
        store.end(reservation, ending);
        ground.attention().clear(SUBJECT, reservation.task().value(), reservation.holder());
        ground.audit().record(event(ending.event(), by, reservation));
        ClaimListener.Claim claim = claim(rules.task(reservation.task()), reservation);
        ground.listeners().forEach(listener -> listener.ended(claim, ending.end()));
    }

    private static ClaimListener.Claim claim(Task task, Reservation held) {
        return new ClaimListener.Claim(task.id(), task.campaign(), held.holder(), held.fence(), held.claimedAt());
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
                reservation.claimedAt(),
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
