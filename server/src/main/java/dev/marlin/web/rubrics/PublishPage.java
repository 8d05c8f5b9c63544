package dev.marlin.web.rubrics;

import dev.marlin.web.ui.PageView;
import java.util.Optional;

/** Form that publishes a version of a rubric from its file form. */
public record PublishPage(String yaml, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
