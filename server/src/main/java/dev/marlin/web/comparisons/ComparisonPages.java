package dev.marlin.web.comparisons;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Annotations;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Comparison;
import dev.marlin.comparisons.Comparisons;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Judgements;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.web.bench.Bench;
import dev.marlin.web.bench.Benches;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.Personal;
import dev.marlin.web.bench.ScoreSheet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the comparison page of an expert. */
@Component
class ComparisonPages {
    private final BlindViews views;
    private final Benches benches;
    private final Said said;
    private final Desk desk;
    private final Clock clock;

    ComparisonPages(BlindViews views, Benches benches, Said said, Desk desk, Clock clock) {
        this.views = views;
        this.benches = benches;
        this.said = said;
        this.desk = desk;
        this.clock = clock;
    }

    /** What was said about a comparison so far. */
    @Component
    record Said(Comparisons comparisons, Judgements judgements, Annotations annotations) {
        /** The expert's latest judgement of that turn; {@link Desk#WHOLE} for the whole. */
        Optional<Judgement> latest(Comparison comparison, int turn) {
            return judgements.of(comparison.id()).stream()
                    .filter(j -> j.role() == Judgement.Role.AUTHOR && j.turn().orElse(Desk.WHOLE) == turn)
                    .reduce((earlier, later) -> later);
        }
    }

    Look look(String comparison, Map<String, String> parameters) {
        return Look.of("/comparisons/" + comparison, parameters);
    }

    BlindView view(Comparison comparison, PersonId expert, Look look) {
        return views.forExpert(comparison.id(), expert, look.turn());
    }

    Personal personal(BlindView view, PersonId expert) {
        Comparison comparison = view.comparison();
        boolean writable = comparison.state().isWritable() && view.turn() == comparison.turn();
        return new Personal(
                expert,
                said.annotations().of(comparison.id(), expert),
                desk.viewed(comparison.id(), expert, view.turn()),
                author -> "somebody else",
                writable);
    }

    /** The page as it stands. */
    BlindPage page(Comparison comparison, PersonId expert, Look look) {
        int about = about(comparison, look);
        Optional<Desk.Draft> draft = desk.draft(desk.place(comparison.id(), about, expert));
        return page(comparison, expert, look, new Form(about, fields(comparison, about, draft), Optional.empty()));
    }

    /**
     * What the score form holds.
     *
     * @param error what was wrong with it, when it was just sent
     */
    record Form(int about, Map<String, String> fields, Optional<String> error) {}

    /** The page with this form. */
    BlindPage page(Comparison comparison, PersonId expert, Look look, Form form) {
        BlindView view = view(comparison, expert, look);
        Bench bench = benches.bench(view, look, personal(view, expert));
        Desk.Place place = desk.place(comparison.id(), form.about(), expert);
        return new BlindPage(
                bench,
                sheet(view, form.fields(), bench),
                form.about(),
                judgedTurns(comparison),
                desk.draft(place),
                desk.others(place),
                said.comparisons().receipt(comparison),
                desk.guessOf(comparison.id(), expert),
                form.error(),
                clock.instant());
    }

    /** Turn that the score is about unless the address says otherwise. */
    int about(Comparison comparison, Look look) {
        if (comparison.state() == Comparison.State.REOPENED || comparison.state() == Comparison.State.SUBMITTED) {
            return Desk.WHOLE;
        }
        if (comparison.turn() == 1) {
            return 1;
        }
        return switch (look.get("about")) {
            case "whole" -> Desk.WHOLE;
            case "turn" -> comparison.turn();
            default -> said.latest(comparison, comparison.turn()).isPresent() ? Desk.WHOLE : comparison.turn();
        };
    }

    private Map<String, String> fields(Comparison comparison, int about, Optional<Desk.Draft> draft) {
        if (draft.isPresent() && comparison.state().isWritable()) {
            return draft.get().fields();
        }
        Optional<Judgement> given = said.latest(comparison, about);
        if (given.isEmpty() && about == Desk.WHOLE) {
            given = said.latest(comparison, comparison.turn());
        }
        Map<String, String> fields = new HashMap<>();
        given.ifPresent(j ->
                fields.putAll(new Comparisons.Verdict(j.axes(), j.overall(), j.confidence(), j.rationale()).fields()));
        return fields;
    }

    private static ScoreSheet sheet(BlindView view, Map<String, String> fields, Bench bench) {
        List<String> references = new ArrayList<>();
        bench.notes().stream()
                .map(card -> card.note())
                .map(Annotation::reference)
                .forEach(references::add);
        List<String> verifiers =
                view.base().stream().map(NeutralVerification::verifier).toList();
        Judgement.Evidence evidence =
                Judgement.Evidence.in(fields.getOrDefault("rationale", ""), references, verifiers);
        return new ScoreSheet(view.rubric(), fields, evidence, references, verifiers, !bench.writable());
    }

    private List<Integer> judgedTurns(Comparison comparison) {
        return said.judgements().of(comparison.id()).stream()
                .filter(j -> j.role() == Judgement.Role.AUTHOR && j.turn().isPresent())
                .map(j -> j.turn().getAsInt())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether this verdict says the same as the judgement given last. */
    boolean isGiven(Comparison comparison, int turn, Comparisons.Verdict verdict) {
        return said.latest(comparison, turn)
                .map(j -> new Comparisons.Verdict(j.axes(), j.overall(), j.confidence(), j.rationale()))
                .equals(Optional.of(verdict));
    }
}
