package dev.marlin.campaigns;

import java.time.Duration;

/**
 * How a campaign's tasks are handed out.
 *
 * @param judgements people who judge each task, each alone, 1 to 9
 * @param lease how long a claim lasts, and by how much an extension moves its end from then on: 10 minutes to 7 days
 * @param grace how long after the lease's end the same person may still submit: at most a day
 * @param pauses how often the clock of one claim may be stopped, 0 to 9
 * @param pause how long each time at most: 1 minute to a day
 */
public record ClaimTerms(int judgements, Duration lease, Duration grace, int pauses, Duration pause) {
    /** One judgement, three hours, half an hour of grace, two pauses of half an hour. */
    public static final ClaimTerms USUAL =
            new ClaimTerms(1, Duration.ofHours(3), Duration.ofMinutes(30), 2, Duration.ofMinutes(30));

    /** @throws dev.marlin.kernel.MarlinException INVALID that names the field and its rule */
    public ClaimTerms {
        NewCampaign.require(judgements >= 1 && judgements <= 9, "judgements: 1 to 9 for each task, not " + judgements);
        minutes("leaseMinutes", lease, 10, 10_080);
        minutes("graceMinutes", grace, 0, 1_440);
        NewCampaign.require(pauses >= 0 && pauses <= 9, "pauses: 0 to 9, not " + pauses);
        minutes("pauseMinutes", pause, 1, 1_440);
    }

    /** The usual lease, for so many judgements of each task. */
    public static ClaimTerms of(int judgements) {
        return new ClaimTerms(judgements, USUAL.lease, USUAL.grace, USUAL.pauses, USUAL.pause);
    }

    private static void minutes(String field, Duration span, long least, long most) {
        NewCampaign.require(
                span.equals(Duration.ofMinutes(span.toMinutes()))
                        && span.toMinutes() >= least
                        && span.toMinutes() <= most,
                field + ": " + least + " to " + most + " whole minutes, not " + span.toMinutes());
    }
}
