package dev.marlin.web.qualification;

import dev.marlin.attempts.Appeal;
import dev.marlin.attempts.Result;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * An appeal, for those who decide it; who raised it stays unnamed.
 *
 * @param barred the visitor wrote the items
 */
public record AppealPage(Appeal appeal, Result result, boolean barred, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    /** The questions that it is about. */
    public List<Result.Line> lines() {
        return result.lines().stream()
                .filter(line -> appeal.position().isEmpty()
                        || appeal.position().get() == line.question().position())
                .toList();
    }
}
