package dev.marlin.web.evaluation;

import dev.marlin.evaluation.Score;
import dev.marlin.web.ui.PageView;
import java.util.Locale;

/** One evaluation and how it stands. */
public record EvaluationPage(Score score) implements PageView {
    public String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
