package dev.marlin.web.qualification;

import dev.marlin.attempts.Appeal;
import dev.marlin.attempts.Result;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.rubrics.RubricVersion.Axis;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * A graded attempt.
 *
 * @param rubric whose axes the questions tested
 * @param whole appeals about the attempt as a whole
 * @param news something about it is on the visitor's list
 */
public record ResultPage(Result result, RubricVersion rubric, List<Appeal> whole, boolean news) implements PageView {
    public ResultPage {
        whole = List.copyOf(whole);
    }

    /** The axis that a question tested. */
    public Axis axis(String key) {
        return rubric.axes().stream()
                .filter(axis -> axis.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
