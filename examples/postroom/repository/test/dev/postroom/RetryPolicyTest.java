package dev.postroom;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tiny.Check;
import tiny.Test;

public final class RetryPolicyTest {
    @Test
    void pausesDouble() {
        RetryPolicy policy = RetryPolicy.of(new QueueConfig("a", "smtp", 4, Duration.ofSeconds(10)));
        Check.equal(List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40)), policy.pauses());
    }

    @Test
    void noPauseIsLongerThanAnHour() {
        RetryPolicy policy = RetryPolicy.of(new QueueConfig("a", "smtp", 30, Duration.ofMinutes(50)));
        Check.equal(Duration.ofHours(1), policy.pauses().getLast());
    }

    @Test
    void aPolicyIsWorkedOutOncePerQueue() {
        RetryPlanner planner =
                new RetryPlanner(Map.of("a", new QueueConfig("a", "smtp", 4, Duration.ofSeconds(10))));
        for (int i = 0; i < 100; i++) {
            planner.policyOf("a");
        }
        Check.equal(1, planner.cacheMisses());
    }
}
