package dev.marlin.api.comparisons;

import dev.marlin.api.comparisons.Bodies.AnnotationBody;
import dev.marlin.api.comparisons.Bodies.FollowUpBody;
import dev.marlin.api.comparisons.Bodies.GuessBody;
import dev.marlin.api.comparisons.Bodies.VerdictBody;
import dev.marlin.api.comparisons.ComparisonDocument.AnnotationPart;
import dev.marlin.api.comparisons.ComparisonDocument.JudgementPart;
import dev.marlin.api.comparisons.ComparisonDocument.ReceiptPart;
import dev.marlin.comparisons.Annotations;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.comparisons.Turns;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.Continuation;
import dev.marlin.web.bench.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparing, over JSON. */
@RestController
class ComparisonsApi {
    private final Comparisons comparisons;
    private final Turns turns;
    private final BlindViews views;
    private final SaidWords words;
    private final Desk desk;

    ComparisonsApi(Comparisons comparisons, Turns turns, BlindViews views, SaidWords words, Desk desk) {
        this.comparisons = comparisons;
        this.turns = turns;
        this.views = views;
        this.words = words;
        this.desk = desk;
    }

    /** What is said and noted. */
    @Component
    record SaidWords(Judgements judgements, Annotations annotations) {}

    /** One of the expert's comparisons in a list. */
    record Entry(String id, String task, String state, int turn, int round, Instant changedAt) {}

    /** A list without further pages. */
    record Entries(List<Entry> comparisons) {}

    /** The expert's latest comparisons. */
    @GetMapping("/api/v1/comparisons")
    Entries all(Visitor visitor) {
        return new Entries(comparisons.ofExpert(visitor.id()).stream()
                .map(c -> new Entry(
                        c.id().toString(), c.task().toString(), c.state().key(), c.turn(), c.round(), c.changedAt()))
                .toList());
    }

    @GetMapping("/api/v1/comparisons/{comparison}")
    ComparisonDocument one(
            @PathVariable String comparison, @RequestParam(required = false) @Nullable Integer turn, Visitor visitor) {
        Comparison found = find(comparison);
        BlindView view = views.forExpert(found.id(), visitor.id(), Optional.ofNullable(turn));
        return ComparisonDocument.of(
                view,
                new ComparisonDocument.Said(
                        words.annotations().of(found.id(), visitor.id()),
                        words.judgements().of(found.id()).stream()
                                .filter(j -> j.judge().equals(visitor.id()) && j.role() == Judgement.Role.AUTHOR)
                                .toList(),
                        comparisons.receipt(found)));
    }

    @PostMapping("/api/v1/comparisons/{comparison}/annotations")
    AnnotationPart annotate(@PathVariable String comparison, @RequestBody AnnotationBody body, Visitor visitor) {
        return AnnotationPart.of(words.annotations()
                .write(find(comparison).id(), visitor.id(), Words.remark(body.form(), body.where())));
    }

    @PostMapping("/api/v1/comparisons/{comparison}/judgements")
    JudgementPart judge(@PathVariable String comparison, @RequestBody VerdictBody body, Visitor visitor) {
        Comparison found = find(comparison);
        if (body.turn() == null) {
            throw MarlinException.invalid("turn: which turn is it about? The whole is judged by the submission.");
        }
        return JudgementPart.of(comparisons.judgeTurn(
                found.id(),
                Bodies.writer(visitor, body.fence()),
                body.turn(),
                body.verdict(view(found, visitor).rubric())));
    }

    /** The comparison's state after the follow-up was sent. */
    record Waiting(String state, int turn) {}

    @PostMapping("/api/v1/comparisons/{comparison}/follow-ups")
    Waiting followUp(@PathVariable String comparison, @RequestBody FollowUpBody body, Visitor visitor) {
        ComparisonId id = find(comparison).id();
        turns.followUp(
                id,
                Bodies.writer(visitor, body.fence()),
                new Turns.Request(
                        Bodies.orEmpty(body.prompt()),
                        Words.constant(Continuation.class, "mode", Bodies.orEmpty(body.mode()))));
        Comparison after = comparisons.get(id);
        return new Waiting(after.state().key(), after.turn());
    }

    @PostMapping("/api/v1/comparisons/{comparison}/submission")
    ReceiptPart submit(@PathVariable String comparison, @RequestBody VerdictBody body, Visitor visitor) {
        Comparison found = find(comparison);
        return ReceiptPart.of(comparisons.submit(
                found.id(),
                Bodies.writer(visitor, body.fence()),
                body.verdict(view(found, visitor).rubric())));
    }

    /** An answer that was recorded. */
    record Recorded(boolean recorded) {}

    @PostMapping("/api/v1/comparisons/{comparison}/guess")
    Recorded guess(@PathVariable String comparison, @RequestBody GuessBody body, Visitor visitor) {
        desk.guess(
                find(comparison).id(),
                visitor.id(),
                Words.guess(
                        Bodies.orEmpty(body.answer()),
                        Bodies.orEmpty(body.name()),
                        Bodies.orEmpty(body.confidence()),
                        Bodies.orEmpty(body.why())));
        return new Recorded(true);
    }

    private BlindView view(Comparison comparison, Visitor visitor) {
        return views.forExpert(comparison.id(), visitor.id(), Optional.empty());
    }

    private Comparison find(String id) {
        return comparisons.get(ComparisonId.parse(id));
    }
}
