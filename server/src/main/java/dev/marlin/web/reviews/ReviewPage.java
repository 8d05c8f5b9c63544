package dev.marlin.web.reviews;

import dev.marlin.reviews.SubmissionView;
import dev.marlin.reviews.SubmissionView.Turn;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.precedents.Precedent;
import dev.marlin.web.bench.Bench;
import dev.marlin.web.bench.ScoreSheet;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both sides of a submission for somebody who reviews it: first to judge, then with the author's word beside their own.
 *
 * @param sheet the reviewer's own score, to be filled in or as given
 * @param fields of the review form, when it was just refused
 * @param error what was wrong with the form just sent
 * @param precedents of the rubric, none of this task
 */
public record ReviewPage(
        SubmissionView view,
        Bench bench,
        ScoreSheet sheet,
        Map<String, String> fields,
        Optional<String> error,
        List<Precedent> precedents)
        implements PageView {
    public ReviewPage {
        fields = Map.copyOf(fields);
        precedents = List.copyOf(precedents);
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }

    public String path() {
        return "/reviews/" + view.id();
    }

    /** The own judgement comes first; of a blind submission, nothing of anybody else's is on the page. */
    public boolean judging() {
        return view.turn() == Turn.JUDGE;
    }

    public boolean sending() {
        return view.turn() == Turn.SEND;
    }

    public Matrix matrix() {
        return Matrix.of(view.rubric(), view.voicesOf(view.round()));
    }

    /** Whether that verdict is chosen in the form. */
    public boolean chosen(Review.Verdict verdict) {
        return fields.getOrDefault("verdict", "").equals(verdict.key());
    }

    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
