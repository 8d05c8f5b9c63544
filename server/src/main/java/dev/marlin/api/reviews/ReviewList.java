package dev.marlin.api.reviews;

import dev.marlin.reviews.ReviewDesk;
import java.time.Instant;
import java.util.List;

/** A person's submissions: those that wait for them, those that wait for others, those that are settled. */
public record ReviewList(List<Line> yours, List<Line> others, List<Line> settled) {

    /**
     * One submission.
     *
     * @param action what the person is asked to do; empty when it is not their turn
     */
    public record Line(
            String submission, String title, String state, int round, String action, String reason, Instant since) {}

    static ReviewList of(ReviewDesk.Entries entries) {
        return new ReviewList(lines(entries.yours()), lines(entries.others()), lines(entries.settled()));
    }

    private static List<Line> lines(List<ReviewDesk.Entry> entries) {
        return entries.stream()
                .map(entry -> new Line(
                        entry.id().toString(),
                        entry.title(),
                        entry.state().key(),
                        entry.round(),
                        entry.action(),
                        entry.reason(),
                        entry.since()))
                .toList();
    }
}
