package dev.postroom;

import java.time.Duration;

/**
 * The settings of one queue.
 *
 * @param name unique among the queues
 * @param transport name of the transport, such as {@code smtp}
 * @param tries most tries per letter, at least 1
 * @param pause between the first and the second try; greater than zero
 */
public record QueueConfig(String name, String transport, int tries, Duration pause) {
    public QueueConfig {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a queue name: " + name);
        }
        if (tries < 1 || pause.isZero() || pause.isNegative()) {
            throw new IllegalArgumentException("queue " + name + ": tries and pause must be greater than zero");
        }
    }
}
