package dev.postroom;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Retry policies, each worked out once. */
final class PolicyCache {
    private final Map<PolicyKey, RetryPolicy> policies = new ConcurrentHashMap<>();
    private final AtomicInteger misses = new AtomicInteger();

    RetryPolicy get(QueueConfig queue) {
        return policies.computeIfAbsent(PolicyKey.of(queue), key -> {
            misses.incrementAndGet();
            return RetryPolicy.of(queue);
        });
    }

    /** How often a policy had to be worked out. */
    int misses() {
        return misses.get();
    }
}
