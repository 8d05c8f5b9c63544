package dev.marlin.api.reviews;

import dev.marlin.reviews.ReviewDesk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's submissions: those that wait for them, those that wait for others, those that are settled. */
public record ReviewList(List<Line> yours, List<Line> others, List<Line> settled) {

    /**
     * One submission.
     *
     * @param due when the clock reminds of it; missing when it is not their turn
     * @param action what the person is asked to do; empty when it is not their turn
     */
    public record Line(
            String submission,
            String title,
            String state,
            int round,
            String action,
            String reason,
            Instant since,
            @Nullable Instant due) {}

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
                        entry.since(),
                        entry.due().orElse(null)))
                .toList();
    }
}
