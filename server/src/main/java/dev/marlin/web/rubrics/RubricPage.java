package dev.marlin.web.rubrics;

import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * One version of a rubric, beside all of its versions.
 *
 * @param versions latest first
 */
public record RubricPage(RubricVersion version, List<RubricVersion> versions) implements PageView {
    public RubricPage {
        versions = List.copyOf(versions);
    }

    public boolean latest() {
        return versions.getFirst().id().equals(version.id());
    }
}
