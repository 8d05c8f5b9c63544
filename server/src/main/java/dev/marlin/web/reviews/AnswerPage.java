package dev.marlin.web.reviews;

import dev.marlin.reviews.SubmissionView;
import dev.marlin.web.ui.PageView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of an author's submission: what reviewers and adjudicator say, round by round, and where to rework it. */
public record AnswerPage(SubmissionView view) implements PageView {
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
