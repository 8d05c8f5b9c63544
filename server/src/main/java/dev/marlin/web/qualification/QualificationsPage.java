package dev.marlin.web.qualification;

import dev.marlin.attempts.Standing;
import dev.marlin.qualification.Qualification;
import dev.marlin.web.ui.PageView;
import java.util.List;

/**
 * The qualifications that the visitor may see.
 *
 * @param mayWrite managers see drafts and older versions, too
 */
public record QualificationsPage(List<Row> rows, boolean mayWrite) implements PageView {
    public QualificationsPage {
        rows = List.copyOf(rows);
    }

    /** One version, and how the visitor stands to it in words. */
    public record Row(Qualification qualification, String standing) {}

    static String words(Standing standing) {
        return switch (standing) {
            case Standing.Passed passed -> "passed";
            case Standing.Running running -> "you are at it";
            case Standing.MayStart may -> attempts(may.left());
            case Standing.Waiting waiting ->
                attempts(waiting.left()) + ", from " + utc(waiting.until().toString());
            case Standing.UsedUp usedUp -> "all attempts used";
        };
    }

    static String utc(String instant) {
        return instant.substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String attempts(int left) {
        return left == 1 ? "1 attempt left" : left + " attempts left";
    }
}
