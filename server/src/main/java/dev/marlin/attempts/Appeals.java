package dev.marlin.attempts;

import dev.marlin.attempts.AttemptStore.Asked;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The door of appeals: whoever was graded objects, somebody who did not write the items decides. When it is upheld, the
 * items in question count for nobody any more and all who were asked them are graded again.
 */
@Service
public class Appeals {
    /** How long managers have before admins are asked, too. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    private static final String KIND = "qualification_appeal";

    private final AppealStore store;
    private final AttemptStore attempts;
    private final Attempts door;
    private final Rulings rulings;
    private final Ground ground;

    Appeals(AppealStore store, AttemptStore attempts, Attempts door, Rulings rulings, Ground ground) {
        this.store = store;
        this.attempts = attempts;
        this.door = door;
        this.rulings = rulings;
        this.ground = ground;
    }

    /**
     * How an appeal is decided.
     *
     * @param upheld otherwise it is refused
     * @param positions questions whose key was wrong or ambiguous; empty when it is refused, or for the one that was
     *     appealed
     * @param reason for the person, 1 to 4,000 characters
     */
    public record Decision(boolean upheld, Set<Integer> positions, String reason, PersonId by) {
        public Decision {
            positions = Set.copyOf(positions);
            if (reason.isBlank() || reason.length() > 4_000) {
                throw MarlinException.invalid("reason: give one, in 1 to 4,000 characters. Nothing was decided.");
            }
        }
    }

    /**
     * Raises an appeal.
     *
     * @param position of the question, from 1; empty for the whole attempt
     * @param words what is wrong, 1 to 4,000 characters
     * @throws MarlinException NOT_FOUND when the attempt is not theirs; CONFLICT when it is not graded, or the same was
     *     appealed before; INVALID when there is no such question or there are no words
     */
    public Appeal raise(AttemptId id, Optional<Integer> position, String words, PersonId person) {
        if (words.isBlank() || words.length() > 4_000) {
            throw MarlinException.invalid("words: say in 1 to 4,000 characters what is wrong. Nothing was sent.");
        }
        return ground.inTransaction(() -> {
            Attempt attempt = attempts.lock(id)
                    .filter(found -> found.person().equals(person))
                    .orElseThrow(() -> MarlinException.notFound("That attempt"));
            if (!attempt.isGraded()) {
                throw MarlinException.conflict("Only a graded attempt can be appealed. Nothing was sent.");
            }
            position.ifPresent(place -> asked(id, place));
            Instant now = ground.now();
            PersonId author = rulings.author(attempt.qualification());
            Appeal appeal = new Appeal(
                    AppealId.random(),
                    id,
                    position,
                    AppealState.OPEN,
                    words,
                    author,
                    person,
                    now,
                    now.plus(PATIENCE),
                    Optional.empty());
            if (!store.insert(appeal)) {
                throw MarlinException.conflict("You appealed this before; the page says what became of it.");
            }
            record(appeal, "qualification_appeal.raised", Optional.of(person), Map.of());
            rulings.deciders(author, person).forEach(decider -> tell(appeal, decider));
            return appeal;
        });
    }

    /**
     * Decides it.
     *
     * @throws MarlinException FORBIDDEN for who wrote the items or raised it; CONFLICT when it was decided before; INVALID
     *     when it is upheld without saying which question
     */
    public Appeal decide(AppealId id, Decision decision) {
        return ground.inTransaction(() -> {
            Appeal appeal = store.lock(id).orElseThrow(Appeals::unknown);
            AppealStep step = decision.upheld() ? AppealStep.UPHOLD : AppealStep.REFUSE;
            AppealState next = step.from(appeal.state());
            if (decision.by().equals(appeal.author()) || decision.by().equals(appeal.raisedBy())) {
                throw MarlinException.forbidden(
                        "You wrote these questions or raised this appeal, so somebody else decides. Nothing was decided.");
            }
            Set<Integer> positions = positions(appeal, decision);
            store.insertDecision(appeal, next, decision, ground.now());
            store.setState(id, next);
            ground.attention().clear(KIND, id.value());
            record(
                    appeal,
                    decision.upheld() ? "qualification_appeal.upheld" : "qualification_appeal.refused",
                    Optional.of(decision.by()),
                    Map.of("questions", positions.toString()));
            rulings.answered(door.get(appeal.attempt()), decision.upheld());
            for (int position : positions) {
                UUID item = asked(appeal.attempt(), position).item();
                rulings.retire(item, decision.reason(), decision.by());
            }
            return get(id);
        });
    }

    private static Set<Integer> positions(Appeal appeal, Decision decision) {
        if (!decision.upheld()) {
            return Set.of();
        }
        Set<Integer> positions = new LinkedHashSet<>(decision.positions());
        appeal.position().ifPresent(positions::add);
        if (positions.isEmpty()) {
            throw MarlinException.invalid("questions: say which of them were wrong. Nothing was decided.");
        }
        return positions;
    }

    private Asked asked(AttemptId attempt, int position) {
        return attempts.asked(attempt).stream()
                .filter(asked -> asked.position() == position)
                .findFirst()
                .orElseThrow(
                        () -> MarlinException.invalid("There is no question " + position + ". Nothing was changed."));
    }

    /** @throws MarlinException NOT_FOUND */
    public Appeal get(AppealId id) {
        return store.find(id).orElseThrow(Appeals::unknown);
    }

    /** What was appealed of an attempt, first one first. */
    public List<Appeal> of(AttemptId attempt) {
        return store.of(attempt);
    }

    /** What the appeal is about, for those who decide it. */
    public Result contested(Appeal appeal) {
        return withAppeals(door.get(appeal.attempt()));
    }

    /**
     * How the person fared, with the right answers and with what they appealed.
     *
     * @throws MarlinException NOT_FOUND when it is not theirs, CONFLICT when it is not graded
     */
    public Result result(AttemptId id, PersonId person) {
        door.result(id, person);
        return withAppeals(door.get(id));
    }

    private Result withAppeals(Attempt attempt) {
        Map<Integer, Appeal> byPosition = new HashMap<>();
        store.of(attempt.id())
                .forEach(appeal -> appeal.position().ifPresent(position -> byPosition.put(position, appeal)));
        return door.result(attempt, byPosition);
    }

    /** Asks admins about appeals that nobody decided in time, and says how many; a job calls it every minute. */
    public int escalate() {
        return ground.inTransaction(() -> {
            List<Appeal> over = store.lockOver(ground.now());
            for (Appeal appeal : over) {
                store.setState(appeal.id(), AppealStep.ESCALATE.from(appeal.state()));
                record(appeal, "qualification_appeal.escalated", Optional.empty(), Map.of());
                rulings.admins().stream()
                        .filter(admin -> !admin.equals(appeal.author()) && !admin.equals(appeal.raisedBy()))
                        .forEach(admin -> tell(appeal, admin));
            }
            return over.size();
        });
    }

    private void tell(Appeal appeal, PersonId decider) {
        ground.attention()
                .set(new AttentionItem(
                        decider,
                        KIND,
                        appeal.id().value(),
                        "An appeal against a qualification",
                        "Somebody says that a question was wrong. You did not write it: you decide.",
                        "Decide",
                        "/qualification-appeals/" + appeal.id(),
                        appeal.raisedAt(),
                        Optional.of(appeal.due())));
    }

    private void record(Appeal appeal, String action, Optional<PersonId> by, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("attempt", appeal.attempt().toString());
        appeal.position().ifPresent(position -> facts.put("question", position.toString()));
        ground.audit().record(new AuditEvent(action, by, KIND, appeal.id().value(), facts));
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That appeal");
    }
}
