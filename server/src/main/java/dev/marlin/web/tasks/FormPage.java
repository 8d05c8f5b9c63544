package dev.marlin.web.tasks;

import dev.marlin.campaigns.Campaign;
import dev.marlin.rubrics.RubricVersion;
import dev.marlin.tasks.Category;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * Form of a draft.
 *
 * @param task id of the draft; empty while it is not stored
 * @param campaigns open ones
 * @param guidelines of the chosen campaign, or of the only one
 * @param storedReference whether a reference patch is stored
 * @param problem what was wrong, beginning with the field's name
 */
public record FormPage(
        Optional<String> task,
        TaskForm form,
        List<Campaign> campaigns,
        Optional<RubricVersion> guidelines,
        boolean storedReference,
        boolean storedTest,
        Optional<String> problem)
        implements PageView {
    public FormPage {
        campaigns = List.copyOf(campaigns);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }

    public String action() {
        return task.map(id -> "/tasks/" + id + "/edit").orElse("/tasks");
    }

    public Category[] categories() {
        return Category.values();
    }

    public int mostVerifiers() {
        return TaskForm.MOST_VERIFIERS;
    }

    /** The problem when it is this field's, else nothing; {@code verifiers} stands for all of their fields. */
    public String problemOf(String field) {
        return problem.filter(text -> text.startsWith(field + ":") || text.startsWith(field + ", "))
                .orElse("");
    }
}
