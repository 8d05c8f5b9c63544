package dev.marlin.attempts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A graded attempt, question by question. */
public record Result(Paper paper, Attempt.Grade grade, List<Line> lines) {
    public Result {
        lines = List.copyOf(lines);
    }

    /**
     * How one question was answered.
     *
     * @param correct exactly the right choices were ticked
     * @param retired it counts for nobody any more
     * @param right places of the right choices on the page, from 1
     * @param explanation Markdown
     * @param axis key of the rubric's axis that it tests
     * @param appeal what was appealed about this question
     */
    public record Line(
            Paper.Question question,
            boolean correct,
            boolean retired,
            Set<Integer> right,
            String explanation,
            String axis,
            Optional<Appeal> appeal) {
        public Line {
            right = Set.copyOf(right);
        }
    }
}
