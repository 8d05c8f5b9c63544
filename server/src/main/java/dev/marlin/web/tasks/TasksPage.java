package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.tasks.Category;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * The task list.
 *
 * @param held tasks that the visitor holds, what ends first first
 * @param rows tasks of this view that the filter lets through
 * @param filter what was asked for
 * @param campaigns to filter by
 * @param next address of the next page
 * @param mayWrite whether the visitor may open tasks
 */
public record TasksPage(
        List<TaskRow> held,
        List<TaskRow> rows,
        ListFilter filter,
        List<Campaign> campaigns,
        Optional<String> next,
        boolean mayWrite)
        implements PageView {
    public TasksPage {
        held = List.copyOf(held);
        rows = List.copyOf(rows);
        campaigns = List.copyOf(campaigns);
    }

    public Category[] categories() {
        return Category.values();
    }

    /** How many of the rows others hold; says why a list that looks full offers nothing. */
    public long heldByOthers() {
        return rows.stream()
                .filter(row -> row.held().isPresent() && !row.mine())
                .count();
    }

    public boolean nothingOpen() {
        return rows.stream().noneMatch(TaskRow::open);
    }
}
