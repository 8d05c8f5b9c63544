package dev.postroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Knows the retry policy of each queue and when the next try of a letter is. */
public final class RetryPlanner {
    private final Map<String, QueueConfig> queues;
    private final PolicyCache cache = new PolicyCache();

    public RetryPlanner(Map<String, QueueConfig> queues) {
        this.queues = Map.copyOf(queues);
    }

    /** @throws IllegalArgumentException when there is no such queue */
    public RetryPolicy policyOf(String queue) {
        return cache.get(config(queue));
    }

    /** When to try again after so many tries that failed; empty when the letter is to be given up. */
    public Optional<Instant> next(String queue, int failedTries, Instant now) {
        RetryPolicy policy = policyOf(queue);
        if (failedTries >= policy.tries()) {
            return Optional.empty();
        }
        Duration pause = policy.pauses().get(failedTries - 1);
        return Optional.of(now.plus(pause));
    }

    QueueConfig config(String queue) {
        QueueConfig config = queues.get(queue);
        if (config == null) {
            throw new IllegalArgumentException("no such queue: " + queue);
        }
        return config;
    }

    /** How often a policy had to be worked out. */
    int cacheMisses() {
        return cache.misses();
    }
}
