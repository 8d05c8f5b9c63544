package dev.marlin.web.qualification;

import dev.marlin.attempts.Paper;
import dev.marlin.web.ui.PageView;
import dev.marlin.web.ui.TimeLeft;
import java.time.Instant;
import java.util.Optional;

/** The paper of an attempt that is not sent yet, or whose time ended. */
public record AttemptPage(Paper paper, Instant now, Optional<String> problem) implements PageView {
    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    public TimeLeft left() {
        return TimeLeft.until(paper.attempt().due(), now);
    }
}
