package dev.marlin.golds;

import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;

/**
 * A task whose outcome is known, and the extra places on which people show whether they find it.
 *
 * @param title of the task
 * @param campaign name of its campaign
 * @param extra places beyond those of the campaign, 1 to 500
 * @param reason why it was chosen
 * @param judged submissions on extra places so far
 * @param agreed those of them that found the key
 * @param comparable those of them that could find it
 */
public record GoldTask(
        GoldId id,
        TaskId task,
        String title,
        String campaign,
        Key key,
        int extra,
        String reason,
        PersonId addedBy,
        Instant addedAt,
        GoldState state,
        long judged,
        long agreed,
        long comparable) {
    /** Fewest and most extra places. */
    public static final int LEAST = 1;

    public static final int MOST = 500;

    /**
     * What is known of it: whose side is better. Sides are drawn and pairs run anew for each judge, so it names agents.
     *
     * @param winner agent and version whose change is better
     * @param loser agent and version of the other side
     */
    public record Key(String winner, String loser) {}
}
