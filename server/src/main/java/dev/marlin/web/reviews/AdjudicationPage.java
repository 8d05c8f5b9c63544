package dev.marlin.web.reviews;

import dev.marlin.reviews.Decision;
import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.SubmissionView.Note;
import dev.marlin.reviews.SubmissionView.Speaker;
import dev.marlin.reviews.SubmissionView.Turn;
import dev.marlin.reviews.precedents.Precedent;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where people differ, and the form that settles it.
 *
 * @param fields of the decision, when it was just refused
 * @param linked evidence that was linked in it
 * @param error what was wrong with the form just sent
 * @param precedents of the rubric, none of this task
 */
public record AdjudicationPage(
        SubmissionView view,
        ScoreSheet sheet,
        Map<String, String> fields,
        List<String> linked,
        Optional<String> error,
        List<Precedent> precedents)
        implements PageView {
    public AdjudicationPage {
        fields = Map.copyOf(fields);
        linked = List.copyOf(linked);
        precedents = List.copyOf(precedents);
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }

    public String path() {
        return "/reviews/" + view.id();
    }

    public boolean deciding() {
        return view.turn() == Turn.DECIDE;
    }

    /** A decision that settled something can be marked as an example. */
    public boolean marking() {
        return view.turn() == Turn.CLOSED && !view.rulings().isEmpty();
    }

    /** The author's appeal waits for this person. */
    public boolean resolving() {
        return view.turn() == Turn.RESOLVE;
    }

    /** Of the latest round in which everybody has spoken. */
    public Matrix matrix() {
        return Matrix.of(view.rubric(), view.voicesOf(shownRound()));
    }

    /** The latest round that this person may see. */
    public int shownRound() {
        return view.voices().stream()
                .mapToInt(SubmissionView.Voice::round)
                .max()
                .orElse(view.round());
    }

    public List<Note> notesOf(Speaker speaker) {
        return view.notes().stream()
                .filter(note -> note.speaker().equals(speaker))
                .toList();
    }

    public boolean chosen(Decision.Outcome outcome) {
        return fields.getOrDefault("outcome", "").equals(outcome.key());
    }

    public boolean chosen(String reasonCode) {
        return fields.getOrDefault("reasonCode", "").equals(reasonCode);
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
