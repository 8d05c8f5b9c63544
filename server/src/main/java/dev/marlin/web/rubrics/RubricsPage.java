package dev.marlin.web.rubrics;

import dev.marlin.rubrics.Proposal;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * The latest version of each rubric.
 *
 * @param proposals that wait for somebody, for managers only
 * @param mayPropose whether the visitor may write versions
 */
public record RubricsPage(List<RubricVersion> rubrics, List<Waiting> proposals, boolean mayPropose)
        implements PageView {
    public RubricsPage {
        rubrics = List.copyOf(rubrics);
        proposals = List.copyOf(proposals);
    }

    /** @param name of the rubric; a stand-in while the words are no whole rubric */
    public record Waiting(Proposal proposal, String name) {}
}
