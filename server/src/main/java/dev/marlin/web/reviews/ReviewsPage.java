package dev.marlin.web.reviews;

import dev.marlin.reviews.ReviewDesk.Entries;
import dev.marlin.reviews.ReviewDesk.Entry;
import dev.marlin.web.ui.PageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The visitor's submissions.
 *
 * @param unstaffed submissions for which nobody can act; empty for who is no manager
 * @param late submissions that somebody keeps waiting and nobody can take over; empty for who is no manager
 * @param manager the visitor may look for people
 */
public record ReviewsPage(Entries entries, List<Opening> unstaffed, List<Opening> late, boolean manager, Instant now)
        implements PageView {
    public ReviewsPage {
        unstaffed = List.copyOf(unstaffed);
        late = List.copyOf(late);
    }

    /** {@code 7 items wait for others, oldest 3 h.} */
    public String others() {
        List<Entry> others = entries.others();
        if (others.isEmpty()) {
            return "Nothing of yours waits for others either.";
        }
        return (others.size() == 1 ? "1 item waits" : others.size() + " items wait") + " for others, oldest "
                + age(others.getFirst()) + ".";
    }

    /** {@code due in 5 h}, {@code overdue for 2 days}; nothing where no clock runs. */
    public String due(Entry entry) {
        return entry.due()
                .map(due -> due.isAfter(now)
                        ? "due in " + span(Duration.between(now, due))
                        : "overdue for " + span(Duration.between(due, now)))
                .orElse("");
    }

    /** {@code 19 min}, {@code 3 h}, {@code 2 days}. */
    public String age(Entry entry) {
        return span(Duration.between(entry.since(), now));
    }

    private static String span(Duration age) {
        if (age.toHours() < 1) {
            return Math.max(0, age.toMinutes()) + " min";
        }
        return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
    }
}
