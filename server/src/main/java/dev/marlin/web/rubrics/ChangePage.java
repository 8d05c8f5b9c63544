package dev.marlin.web.rubrics;

import dev.marlin.rubrics.RubricChange;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * What differs between two versions, word by word.
 *
 * @param versions of the newer one's rubric, latest first, to compare with
 */
public record ChangePage(
        RubricVersion older, RubricVersion newer, RubricChange change, List<RubricVersion> versions, boolean maySeeUses)
        implements PageView {
    public ChangePage {
        versions = List.copyOf(versions);
    }
}
