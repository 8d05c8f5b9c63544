package dev.postroom;

import java.time.Duration;

/** Under what a retry policy is kept. Queues with the same key share a policy. */
record PolicyKey(String transport, Duration pause) {
    static PolicyKey of(QueueConfig queue) {
        return new PolicyKey(queue.transport(), queue.pause());
    }
}
