package dev.marlin.tasks.lists;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks a list shows, and from where on.
 *
 * @param states at least one
 * @param after cursor from the page before
 * @param limit 1 to 100
 */
public record TaskFilter(Set<TaskState> states, Sieve sieve, Order order, Optional<String> after, int limit) {
    public TaskFilter {
        states = Set.copyOf(states);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a list of no state is empty");
        }
        limit = Math.clamp(limit, 1, 100);
    }

    /** Which end of the list comes first, by when tasks were written. */
    public enum Order {
        NEWEST,
        OLDEST
    }

    /**
     * What tasks have in common, beside their state; what is empty lets all through.
     *
     * @param text words that the title must hold
     * @param before written before that moment
     * @param without campaigns whose tasks are left out
     */
    public record Sieve(
            Optional<PersonId> author,
            Optional<CampaignId> campaign,
            Optional<RepositoryId> repository,
            Optional<Category> category,
            String text,
            Optional<Instant> before,
            Set<CampaignId> without) {
        static final Sieve ALL = new Sieve(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty(), Set.of());

        public Sieve {
            text = text.strip();
            without = Set.copyOf(without);
        }
    }

    private static TaskFilter of(Set<TaskState> states, int limit) {
        return new TaskFilter(states, Sieve.ALL, Order.NEWEST, Optional.empty(), limit);
    }

    /** Everything that a person wrote, in any state. */
    public static TaskFilter of(PersonId author) {
        return of(EnumSet.allOf(TaskState.class), 50).by(author);
    }

    /** All tasks in any state. */
    public static TaskFilter all() {
        return of(EnumSet.allOf(TaskState.class), 100);
    }

    /** All ready tasks. */
    public static TaskFilter ready() {
        return of(Set.of(TaskState.READY), 50);
    }

    public TaskFilter of(TaskState state) {
        return new TaskFilter(Set.of(state), sieve, order, after, limit);
    }

    public TaskFilter by(PersonId author) {
        return through(new Sieve(
                Optional.of(author),
                sieve.campaign,
                sieve.repository,
                sieve.category,
                sieve.text,
                sieve.before,
                sieve.without));
    }

    public TaskFilter in(CampaignId campaign) {
        return through(new Sieve(
                sieve.author,
                Optional.of(campaign),
                sieve.repository,
                sieve.category,
                sieve.text,
                sieve.before,
                sieve.without));
    }

    public TaskFilter of(RepositoryId repository) {
        return through(new Sieve(
                sieve.author,
                sieve.campaign,
                Optional.of(repository),
                sieve.category,
                sieve.text,
                sieve.before,
                sieve.without));
    }

    public TaskFilter of(Category category) {
        return through(new Sieve(
                sieve.author,
                sieve.campaign,
                sieve.repository,
                Optional.of(category),
                sieve.text,
                sieve.before,
                sieve.without));
    }

    public TaskFilter saying(String text) {
        return through(new Sieve(
                sieve.author, sieve.campaign, sieve.repository, sieve.category, text, sieve.before, sieve.without));
    }

    public TaskFilter before(Instant moment) {
        return through(new Sieve(
                sieve.author,
                sieve.campaign,
                sieve.repository,
                sieve.category,
                sieve.text,
                Optional.of(moment),
                sieve.without));
    }

    public TaskFilter without(Set<CampaignId> campaigns) {
        return through(new Sieve(
                sieve.author, sieve.campaign, sieve.repository, sieve.category, sieve.text, sieve.before, campaigns));
    }

    private TaskFilter through(Sieve sieve) {
        return new TaskFilter(states, sieve, order, after, limit);
    }

    public TaskFilter ordered(Order order) {
        return new TaskFilter(states, sieve, order, after, limit);
    }

    public TaskFilter after(String cursor) {
        return new TaskFilter(states, sieve, order, Optional.of(cursor), limit);
    }

    public TaskFilter limit(int limit) {
        return new TaskFilter(states, sieve, order, after, limit);
    }
}
