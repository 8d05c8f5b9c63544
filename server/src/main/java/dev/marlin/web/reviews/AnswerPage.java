package dev.marlin.web.reviews;

import dev.marlin.reviews.SubmissionView;
import dev.marlin.web.ui.PageView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What became of an author's submission: what reviewers and adjudicator say, round by round, and where to rework it.
 *
 * @param appeal what was typed as an appeal
 * @param error what was wrong with it
 */
public record AnswerPage(SubmissionView view, String appeal, Optional<String> error) implements PageView {
    AnswerPage(SubmissionView view) {
        this(view, "", Optional.empty());
    }

    @Override
    public int status() {
        return error.isPresent() ? 422 : 200;
    }

    public String path() {
        return "/reviews/" + view.id();
    }

    /** Rounds of which something may be seen, the latest first. */
    public List<Integer> rounds() {
        List<Integer> rounds = new ArrayList<>(view.voices().stream()
                .map(SubmissionView.Voice::round)
                .distinct()
                .sorted()
                .toList());
        Collections.reverse(rounds);
        return rounds;
    }

    public boolean answering() {
        return view.turn() == SubmissionView.Turn.ANSWER;
    }
}
