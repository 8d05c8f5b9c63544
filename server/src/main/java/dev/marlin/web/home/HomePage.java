package dev.marlin.web.home;

import dev.marlin.attention.AttentionItem;
import dev.marlin.web.ui.PageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What waits for the visitor, longest waiting first. */
public record HomePage(List<AttentionItem> items, Instant now) implements PageView {
    public HomePage {
        items = List.copyOf(items);
    }

    /** {@code 19 min}, {@code 2 h}, {@code 3 days}. */
    public String waiting(AttentionItem item) {
        return words(Duration.between(item.since(), now));
    }

    private static String words(Duration span) {
        if (span.toMinutes() < 1) {
            return "since just now";
        }
        if (span.toHours() < 1) {
            return "waits " + span.toMinutes() + " min";
        }
        return span.toDays() < 2 ? "waits " + span.toHours() + " h" : "waits " + span.toDays() + " days";
    }
}
