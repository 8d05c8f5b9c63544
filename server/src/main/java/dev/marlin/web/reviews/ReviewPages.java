package dev.marlin.web.reviews;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.BlindView;
import dev.marlin.comparisons.BlindViews;
import dev.marlin.comparisons.Desk;
import dev.marlin.comparisons.Judgement;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.SubmissionView.Capacity;
import dev.marlin.reviews.SubmissionView.Note;
import dev.marlin.reviews.precedents.Precedents;
import dev.marlin.web.bench.Benches;
import dev.marlin.web.bench.Look;
import dev.marlin.web.bench.Personal;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.ui.PageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the pages of one submission, for whoever looks. */
@Component
class ReviewPages {
    private final BlindViews views;
    private final Benches benches;
    private final Desk desk;
    private final Precedents precedents;

    ReviewPages(BlindViews views, Benches benches, Desk desk, Precedents precedents) {
        this.precedents = precedents;
        this.views = views;
        this.benches = benches;
        this.desk = desk;
    }

    /**
     * A form as it was sent.
     *
     * @param error why it was refused; empty when none was sent
     */
    record Form(Map<String, String> fields, List<String> linked, Optional<String> error) {
        static final Form NONE = new Form(Map.of(), List.of(), Optional.empty());

        static Form refused(Map<String, String> fields, String error) {
            return new Form(fields, List.of(), Optional.of(error));
        }
    }

    /** What the person is shown at the submission's address. */
    PageView page(SubmissionView view, PersonId person, Look look) {
        return switch (view.capacity()) {
            case AUTHOR -> new AnswerPage(view);
            case REVIEWER -> sides(view, person, look, Form.NONE);
            case ADJUDICATOR -> adjudication(view, Form.NONE);
        };
    }

    /** Both sides with the score beside them. */
    ReviewPage sides(SubmissionView view, PersonId person, Look look, Form form) {
        BlindView blind = blind(view, look);
        boolean judging = view.turn() == SubmissionView.Turn.JUDGE;
        Map<String, String> fields = new HashMap<>(form.fields());
        view.yours().filter(own -> !judging).ifPresent(own -> fields.putAll(ScoreFields.of(own.opinion())));
        return new ReviewPage(
                view,
                benches.bench(blind, look, personal(view, blind, person)),
                sheet(view, fields, ownReferences(view), !judging),
                fields,
                form.error(),
                precedents.beside(view.id()));
    }

    AdjudicationPage adjudication(SubmissionView view, Form form) {
        List<String> references =
                view.notes().stream().map(note -> note.annotation().reference()).toList();
        boolean deciding = view.turn() == SubmissionView.Turn.DECIDE;
        return new AdjudicationPage(
                view,
                sheet(view, form.fields(), references, !deciding),
                form.fields(),
                form.linked(),
                form.error(),
                precedents.beside(view.id()));
    }

    Look look(SubmissionView view, Map<String, String> parameters) {
        String tail = view.capacity() == Capacity.ADJUDICATOR ? "/sides" : "";
        return Look.of("/reviews/" + view.id() + tail, parameters);
    }

    BlindView blind(SubmissionView view, Look look) {
        return views.forJudge(view.comparison(), view.capacity().viewer(), look.turn());
    }

    Personal personal(SubmissionView view, BlindView blind, PersonId person) {
        return new Personal(
                person,
                view.notes().stream().map(Note::annotation).toList(),
                desk.viewed(view.comparison(), person, blind.turn()),
                author -> view.notes().stream()
                        .filter(note -> note.annotation().author().equals(author))
                        .findFirst()
                        .map(note -> note.speaker().name())
                        .orElse("somebody else"),
                view.turn() == SubmissionView.Turn.JUDGE);
    }

    private static List<String> ownReferences(SubmissionView view) {
        return view.notes().stream()
                .filter(Note::you)
                .map(Note::annotation)
                .map(Annotation::reference)
                .toList();
    }

    private static ScoreSheet sheet(
            SubmissionView view, Map<String, String> fields, List<String> references, boolean readOnly) {
        Judgement.Evidence evidence =
                Judgement.Evidence.in(fields.getOrDefault("rationale", ""), references, view.verifiers());
        return new ScoreSheet(view.rubric(), fields, evidence, references, view.verifiers(), readOnly);
    }
}
