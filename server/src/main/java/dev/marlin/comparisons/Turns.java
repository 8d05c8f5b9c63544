package dev.marlin.comparisons;

import dev.marlin.comparisons.Assignments.Assignment;
import dev.marlin.comparisons.Comparisons.Writer;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.NeutralPairs;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairListener;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Opens a comparison when both sides of a pair are ready, and carries it from turn to turn. */
@Service
public class Turns implements PairListener {
    private static final int PROMPT_LIMIT = 100_000;

    private final ComparisonStore store;
    private final JudgementStore judgements;
    private final Assignments assignments;
    private final ObjectProvider<NeutralPairs> pairs;
    private final Ground ground;
    private final Calls calls;

    /** @param pairs asked for late, because pairs tell this listener */
    Turns(
            ComparisonStore store,
            JudgementStore judgements,
            Assignments assignments,
            ObjectProvider<NeutralPairs> pairs,
            Ground ground) {
        this.store = store;
        this.judgements = judgements;
        this.assignments = assignments;
        this.pairs = pairs;
        this.ground = ground;
        this.calls = new Calls(store, assignments, ground);
    }

    /** A follow-up as the expert asks for it: the same words to both sides. */
    public record Request(String prompt, Continuation mode) {
        public Request {
            if (prompt.isBlank() || prompt.length() > PROMPT_LIMIT) {
                throw MarlinException.invalid(
                        "A follow-up needs words, at most " + PROMPT_LIMIT + " characters. Nothing was sent.");
            }
        }
    }

    @Override
    public void ready(NeutralPair pair, int turn) {
        ground.inTransaction(() -> {
            Optional<Comparison> known = store.ofPair(pair.id());
            if (known.isEmpty()) {
                open(pair, turn);
            } else {
                show(store.lock(known.get().id()), turn);
            }
            return turn;
        });
    }

    @Override
    public void withdrawn(PairId pair) {
        ground.inTransaction(() -> {
            store.ofPair(pair).map(found -> store.lock(found.id())).ifPresent(this::withdraw);
            return pair;
        });
    }

    /**
     * Sends the next prompt to both sides.
     *
     * @throws MarlinException CONFLICT unless the comparison is open and its latest turn judged; INVALID when the
     *     winner shall go on after a tie or after both bad
     */
    public void followUp(ComparisonId id, Writer writer, Request request) {
        PersonId expert = writer.person();
        ground.inTransaction(() -> {
            Comparison comparison = store.lock(id);
            Comparison.State next = Comparison.Step.ASK_FOLLOW_UP.from(comparison.state());
            assignments.requireHolder(comparison.task(), writer);
            Judgement judged = judgementOfTurn(comparison);
            pairs.getObject().followUp(comparison.pair(), asked(comparison, judged, request), expert);
            store.update(id, next, comparison.turn(), comparison.round(), ground.now());
            ground.attention().clear(Ground.KIND, id.value());
            ground.log(
                    expert,
                    "comparison.followed-up",
                    id,
                    Map.of(
                            "turn", Integer.toString(comparison.turn() + 1),
                            "mode", request.mode().key(),
                            "prompt", Digest.sha256(request.prompt()),
                            "judgement", judged.id().toString()));
            return next;
        });
    }

    /** The same under whichever lease the expert holds. */
    public void followUp(ComparisonId id, PersonId expert, Request request) {
        followUp(id, Writer.of(expert), request);
    }

    private Judgement judgementOfTurn(Comparison comparison) {
        return judgements.of(comparison.id()).stream()
                .filter(j -> j.role() == Judgement.Role.AUTHOR)
                .filter(j -> j.turn().isPresent() && j.turn().getAsInt() == comparison.turn())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> MarlinException.conflict("Judge turn " + comparison.turn()
                        + " first: a follow-up goes on from a judged turn. Nothing was sent; your words are kept."));
    }

    private FollowUp asked(Comparison comparison, Judgement judged, Request request) {
        return switch (request.mode()) {
            case EACH_CONTINUES -> new FollowUp(request.prompt(), request.mode(), Optional.empty());
            case WINNER_CONTINUES -> {
                Side winner = judged.overall()
                        .preferred()
                        .orElseThrow(
                                () -> MarlinException.invalid("There is no winner to go on from: you judged this turn "
                                        + (judged.overall() == Overall.TIE ? "a tie" : "both bad")
                                        + ". Let each side continue, or judge again. Nothing was sent; your words are"
                                        + " kept."));
                yield new FollowUp(
                        request.prompt(),
                        request.mode(),
                        Optional.of(store.sides(comparison.id()).at(winner)));
            }
        };
    }

    private void open(NeutralPair pair, int turn) {
        Assignment assignment = assignments.of(pair.task());
        PersonId expert = expertOf(pair, assignment);
        Instant now = ground.now();
        ComparisonId id = ComparisonId.random();
        Sides.Draw draw = Sides.Draw.with(ground.random(), id);
        ground.log("sides.committed", id, Map.of("pair", pair.id().toString(), "commitment", draw.commitment()));
        Comparison comparison = new Comparison(
                id,
                pair.id(),
                pair.task(),
                assignment.campaign(),
                expert,
                assignment.rubric(),
                Comparison.State.OPEN,
                turn,
                1,
                now,
                now);
        if (!store.insert(comparison)) {
            throw MarlinException.conflict("This pair has a comparison already.");
        }
        store.insertSides(
                draw, draw.sides(pair.candidates().get(0), pair.candidates().get(1)));
        ground.log(
                "comparison.opened",
                id,
                Map.of(
                        "expert", expert.toString(),
                        "turn", Integer.toString(turn),
                        "rubric_version", assignment.rubric().toString()));
        call(comparison, assignment, "Both sides are ready. Nothing is shown before you open it.");
    }

    /** Who started the pair; of one that nobody started who ever held the task, the holder, or else the author. */
    private PersonId expertOf(NeutralPair pair, Assignment assignment) {
        return assignments
                .workerOf(pair.task(), pair.id())
                .orElseGet(() -> assignment.leases().stream()
                        .map(Assignments.Lease::holder)
                        .findFirst()
                        .orElse(assignment.author()));
    }

    /** Whoever has lost the task is called when they claim it again. */
    private void call(Comparison comparison, Assignment assignment, String reason) {
        if (assignment.lease(comparison.expert()).isPresent()
                || assignments.workerOf(comparison.task(), comparison.pair()).isEmpty()) {
            calls.call(comparison, assignment.title(), reason);
        }
    }

    private void show(Comparison comparison, int turn) {
        if (turn <= comparison.turn() || comparison.state() == Comparison.State.WITHDRAWN) {
            return; // told twice, or too late
        }
        Comparison.State next = Comparison.Step.SHOW_TURN.from(comparison.state());
        store.update(comparison.id(), next, turn, comparison.round(), ground.now());
        ground.log("comparison.turn-opened", comparison.id(), Map.of("turn", Integer.toString(turn)));
        call(comparison, assignments.of(comparison.task()), "Both sides have answered turn " + turn + ".");
    }

    private void withdraw(Comparison comparison) {
        if (Comparison.Step.WITHDRAW.isPermittedFrom(comparison.state())) {
            store.update(
                    comparison.id(),
                    Comparison.Step.WITHDRAW.from(comparison.state()),
                    comparison.turn(),
                    comparison.round(),
                    ground.now());
            ground.attention().clear(Ground.KIND, comparison.id().value());
            ground.log("comparison.withdrawn", comparison.id(), Map.of());
        }
    }
}
