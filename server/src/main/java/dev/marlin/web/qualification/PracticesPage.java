package dev.marlin.web.qualification;

import dev.marlin.onboarding.PracticeTask;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Set;

/**
 * All practice tasks.
 *
 * @param done keys of those that the visitor answered
 */
public record PracticesPage(List<PracticeTask> tasks, Set<String> done) implements PageView {
    public PracticesPage {
        tasks = List.copyOf(tasks);
        done = Set.copyOf(done);
    }
}
