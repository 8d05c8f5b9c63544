package dev.marlin.web.qualification;

import dev.marlin.web.ui.PageView;
import java.util.Optional;

/** Form that begins a draft from its file form. */
public record NewPage(String text, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
