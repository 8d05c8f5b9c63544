package dev.marlin.dashboards;

import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is still under way in a campaign.
 *
 * @param items what ends first first, at most {@link #MOST}
 * @param total all of them
 */
public record OpenWork(List<Item> items, long total) {
    /** As many are listed. */
    public static final int MOST = 200;

    public OpenWork {
        items = List.copyOf(items);
    }

    /**
     * One claim or submission.
     *
     * @param stands {@code held}, or the submission's state
     * @param owners names of those whose turn it is; empty when it is nobody's
     * @param due when their time is over, where there is such a time
     */
    public record Item(TaskId task, String title, String stands, String owners, Instant since, Optional<Instant> due) {}
}
