package dev.postroom;

import java.time.Duration;

/** How long letters may take. */
public final class Forecast {
    private final RetryPlanner planner;

    public Forecast(RetryPlanner planner) {
        this.planner = planner;
    }

    /** From the first try to the last one of a letter that always fails. */
    public Duration worstCase(String queue) {
        return planner.policyOf(queue).pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The sentence that the service desk reads out. */
    public String sentence(String queue) {
        long minutes = (worstCase(queue).toSeconds() + 59) / 60;
        return "A letter in " + queue + " is delivered or given up within " + minutes + " minutes.";
    }
}
