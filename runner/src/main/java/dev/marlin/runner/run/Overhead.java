package dev.marlin.runner.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Wall clock that each part of a run took; all but the agent's is Marlin's own cost.
 *
 * @param setup fork, sandbox and bringing in the previous tree
 * @param agent the agent's turn
 * @param capture reading what it left
 * @param verify all verifiers with their workspaces
 * @param teardown closing the sandbox, deleting the workspace
 */
public record Overhead(Duration setup, Duration agent, Duration capture, Duration verify, Duration teardown) {
    /** One line for logs and people: {@code setup 12 ms, agent 1840 ms, …}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "setup %d ms, agent %d ms, capture %d ms, verify %d ms, teardown %d ms",
                setup.toMillis(),
                agent.toMillis(),
                capture.toMillis(),
                verify.toMillis(),
                teardown.toMillis());
    }

    /** Which part a moment belongs to. */
    enum Part {
        SETUP,
        AGENT,
        CAPTURE,
        VERIFY,
        TEARDOWN
    }

    /** Adds up the time between changes of part. */
    static final class Meter {
        private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
        private Part part = Part.SETUP;
        private long since = System.nanoTime();

        void enter(Part next) {
            long now = System.nanoTime();
            nanos.merge(part, now - since, Long::sum);
            part = next;
            since = now;
        }

        Overhead read() {
            enter(part);
            return new Overhead(of(Part.SETUP), of(Part.AGENT), of(Part.CAPTURE), of(Part.VERIFY), of(Part.TEARDOWN));
        }

        private Duration of(Part wanted) {
            return Duration.ofNanos(nanos.getOrDefault(wanted, 0L));
        }
    }
}
