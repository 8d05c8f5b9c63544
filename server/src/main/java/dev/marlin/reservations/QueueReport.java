package dev.marlin.reservations;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many tasks stand how to a person: says truly why nothing can be claimed.
 *
 * @param counts by kind; absent kinds count none
 * @param lack free ones that ask for something; they do not count as open
 * @param nextFree when the first of the taken ones may become free
 * @param whole whether all tasks were counted; otherwise there are more
 */
public record QueueReport(
        Map<TaskStanding.Kind, Long> counts, Optional<Lack> lack, Optional<Instant> nextFree, boolean whole) {
    public QueueReport {
        counts = Map.copyOf(counts);
    }

    /**
     * Tasks with a free place that the person does not meet the terms of.
     *
     * @param words what is lacking for the first of them, and how to get it
     */
    public record Lack(long tasks, String words) {}

    public long of(TaskStanding.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Counts standings one by one. */
    static final class Counting {
        private final Map<TaskStanding.Kind, Long> counts = new EnumMap<>(TaskStanding.Kind.class);
        private Optional<Lack> lack = Optional.empty();
        private Optional<Instant> nextFree = Optional.empty();

        void add(TaskStanding.Kind kind, long many, Optional<Instant> until) {
            counts.merge(kind, many, Long::sum);
            if (kind == TaskStanding.Kind.TAKEN) {
                nextFree = until.filter(end ->
                                nextFree.filter(first -> first.isBefore(end)).isEmpty())
                        .or(() -> nextFree);
            }
        }

        void addLacking(ClaimRefusal refusal, long many) {
            lack = Optional.of(lack.map(before -> new Lack(before.tasks() + many, before.words()))
                    .orElseGet(() -> new Lack(many, refusal.words())));
        }

        QueueReport report(boolean whole) {
            return new QueueReport(counts, lack, nextFree, whole);
        }
    }
}
