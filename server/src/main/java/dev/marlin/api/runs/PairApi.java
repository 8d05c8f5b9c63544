package dev.marlin.api.runs;

import dev.marlin.identity.Visitor;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.Pairs;
import dev.marlin.tasks.TaskId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pairs for programs of who holds the task: the state of both sides together, nothing of one. */
@RestController
class PairApi {
    private final Pairs pairs;

    PairApi(Pairs pairs) {
        this.pairs = pairs;
    }

    @PostMapping("/api/v1/tasks/{task}/pairs")
    @ResponseStatus(HttpStatus.CREATED)
    PairAnswer start(@PathVariable String task, Visitor visitor) {
        return PairAnswer.of(pairs.pair(pairs.start(TaskId.parse(task), visitor.id())));
    }

    @GetMapping("/api/v1/pairs/{pair}")
    PairAnswer one(@PathVariable String pair) {
        return PairAnswer.of(pairs.pair(PairId.parse(pair)));
    }

    @PostMapping("/api/v1/pairs/{pair}/cancel")
    PairAnswer cancel(@PathVariable String pair, Visitor visitor) {
        PairId id = PairId.parse(pair);
        pairs.cancel(id, visitor.id());
        return PairAnswer.of(pairs.pair(id));
    }

    /**
     * A pair without its sides.
     *
     * @param state {@code queued}, {@code preparing}, {@code working}, {@code verifying}, {@code ready} or
     *     {@code withdrawn}
     */
    record PairAnswer(String id, String task, String state, List<TurnAnswer> turns, boolean noModelWasCalled) {
        static PairAnswer of(NeutralPair pair) {
            return new PairAnswer(
                    pair.id().toString(),
                    pair.task().toString(),
                    pair.state().name().toLowerCase(Locale.ROOT),
                    pair.turns().stream().map(TurnAnswer::of).toList(),
                    pair.noModelWasCalled());
        }
    }

    /** @param mode absent at turn 1 */
    record TurnAnswer(int number, String prompt, @Nullable String mode) {
        static TurnAnswer of(NeutralPair.Turn turn) {
            return new TurnAnswer(
                    turn.number(),
                    turn.prompt(),
                    turn.mode().map(Continuation::key).orElse(null));
        }
    }
}
