package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.QueueReport;
import dev.marlin.reservations.TaskStanding.Kind;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskState;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.web.ui.PageView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The task list.
 *
 * @param held tasks that the visitor holds, what ends first first
 * @param rows tasks of this view that the filter lets through
 * @param report how all tasks of this view stand to the visitor; there when there are tasks and none of the rows can be claimed
 * @param filter what was asked for
 * @param campaigns to filter by
 * @param next address of the next page
 * @param chrome saved views, and what a manager has besides
 * @param mayWrite whether the visitor may open tasks
 */
public record TasksPage(
        List<TaskRow> held,
        List<TaskRow> rows,
        Optional<QueueReport> report,
        TaskQuery filter,
        List<Campaign> campaigns,
        Optional<String> next,
        ListChrome chrome,
        PersonId visitor,
        boolean mayWrite)
        implements PageView {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    public TasksPage {
        held = List.copyOf(held);
        rows = List.copyOf(rows);
        campaigns = List.copyOf(campaigns);
    }

    public Category[] categories() {
        return Category.values();
    }

    /** States to filter by, as the address spells them. */
    public List<String> states() {
        return Arrays.stream(TaskState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Why nothing here can be claimed, truly; empty when something can. */
    public Optional<String> nothingOpen() {
        return report.map(TasksPage::why);
    }

    private static String why(QueueReport report) {
        long open = report.of(Kind.OPEN);
        if (open > 0) {
            return "Nothing on this page can be claimed, but " + counted(open, "task") + " further on can.";
        }
        List<String> reasons = new ArrayList<>();
        if (report.of(Kind.TAKEN) > 0) {
            reasons.add(counted(report.of(Kind.TAKEN), "task") + (report.of(Kind.TAKEN) == 1 ? " is" : " are")
                    + " held by others"
                    + report.nextFree()
                            .map(end -> ", the next lease ends " + CLOCK.format(end) + " UTC at the latest")
                            .orElse(""));
        }
        add(reasons, report.of(Kind.MINE), "you hold ");
        add(reasons, report.of(Kind.JUDGED_BY_YOU), "you have judged ");
        add(reasons, report.of(Kind.SKIPPED), "you skipped ");
        if (report.of(Kind.JUDGED) > 0) {
            reasons.add(report.of(Kind.JUDGED) + (report.of(Kind.JUDGED) == 1 ? " is" : " are") + " judged");
        }
        report.lack()
                .ifPresent(lack -> reasons.add(counted(lack.tasks(), "task") + (lack.tasks() == 1 ? " asks" : " ask")
                        + " for what you lack: “" + lack.words() + "”"));
        return "Nothing can be claimed" + (report.whole() ? "" : " among the first of them")
                + (reasons.isEmpty() ? ": nothing here is open to you." : ": " + String.join("; ", reasons) + ".");
    }

    private static void add(List<String> reasons, long many, String words) {
        if (many > 0) {
            reasons.add(words + many);
        }
    }

    private static String counted(long many, String noun) {
        return many + " " + noun + (many == 1 ? "" : "s");
    }
}
