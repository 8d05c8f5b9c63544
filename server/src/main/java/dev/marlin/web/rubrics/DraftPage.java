package dev.marlin.web.rubrics;

import dev.marlin.web.ui.PageView;
import java.util.Optional;

/** Form that begins a draft from a file, or from nothing. */
public record DraftPage(String yaml, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
