package dev.marlin.tasks;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks a list shows.
 *
 * @param states at least one
 * @param text words that the title must hold, empty for any; at most 200 characters count
 * @param after cursor from the page before
 * @param limit 1 to 100
 */
public record TaskFilter(
        Set<TaskState> states,
        Optional<PersonId> author,
        Optional<CampaignId> campaign,
        Optional<Category> category,
        String text,
        Optional<String> after,
        int limit) {
    public TaskFilter {
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a list of no state is empty");
        }
        limit = Math.clamp(limit, 1, 100);
        text = text.strip();
    }

    /** Everything that a person wrote, in any state. */
    public static TaskFilter of(PersonId author) {
        return new TaskFilter(
                EnumSet.allOf(TaskState.class),
                Optional.of(author),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                50);
    }

    /** All tasks in any state. */
    public static TaskFilter all() {
        return new TaskFilter(
                EnumSet.allOf(TaskState.class),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                100);
    }

    /** All ready tasks. */
    public static TaskFilter ready() {
        return new TaskFilter(
                Set.of(TaskState.READY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                50);
    }

    public TaskFilter in(CampaignId campaign) {
        return new TaskFilter(states, author, Optional.of(campaign), category, text, after, limit);
    }

    public TaskFilter of(Category category) {
        return new TaskFilter(states, author, campaign, Optional.of(category), text, after, limit);
    }

    public TaskFilter saying(String text) {
        return new TaskFilter(states, author, campaign, category, text, after, limit);
    }

    public TaskFilter after(String cursor) {
        return new TaskFilter(states, author, campaign, category, text, Optional.of(cursor), limit);
    }

    public TaskFilter limit(int limit) {
        return new TaskFilter(states, author, campaign, category, text, after, limit);
    }
}
