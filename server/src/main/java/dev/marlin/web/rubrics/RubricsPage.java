package dev.marlin.web.rubrics;

import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * The latest version of each rubric.
 *
 * @param mayPublish whether the visitor may publish versions
 */
public record RubricsPage(List<RubricVersion> rubrics, boolean mayPublish) implements PageView {
    public RubricsPage {
        rubrics = List.copyOf(rubrics);
    }
}
