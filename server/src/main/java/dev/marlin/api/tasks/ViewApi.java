package dev.marlin.api.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.views.SavedView;
import dev.marlin.views.ViewId;
import dev.marlin.views.Views;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views for programs. What a view asks for, {@code GET /api/v1/tasks} takes as it is. */
@RestController
class ViewApi {
    private final Views views;

    ViewApi(Views views) {
        this.views = views;
    }

    /**
     * What a view is to be.
     *
     * @param query such as {@code view=open&category=docs}
     * @param shared with everybody; not, when it is left out
     */
    record ViewBody(
            @Nullable String name,
            @Nullable String query,
            @Nullable Boolean shared) {
        Views.Wanted wanted() {
            return new Views.Wanted(
                    name == null ? "" : name,
                    TaskQuery.parse(query == null ? "" : query).text(),
                    Boolean.TRUE.equals(shared));
        }
    }

    /** @param own whether it is the caller's own; else somebody shares it */
    record ViewAnswer(String id, String name, String query, boolean shared, boolean own) {
        static ViewAnswer of(SavedView view, Visitor visitor) {
            return new ViewAnswer(
                    view.id().toString(), view.name(), view.query(), view.shared(), view.isOf(visitor.id()));
        }
    }

    /** All views that the caller may open. */
    record ViewsAnswer(List<ViewAnswer> views) {}

    @GetMapping("/api/v1/task-views")
    ViewsAnswer all(Visitor visitor) {
        return new ViewsAnswer(views.of(visitor).stream()
                .map(view -> ViewAnswer.of(view, visitor))
                .toList());
    }

    @PostMapping("/api/v1/task-views")
    @ResponseStatus(HttpStatus.CREATED)
    ViewAnswer save(@RequestBody ViewBody body, Visitor visitor) {
        return ViewAnswer.of(views.save(body.wanted(), visitor), visitor);
    }

    @PutMapping("/api/v1/task-views/{view}")
    ViewAnswer change(@PathVariable String view, @RequestBody ViewBody body, Visitor visitor) {
        return ViewAnswer.of(views.change(ViewId.parse(view), body.wanted(), visitor), visitor);
    }

    @DeleteMapping("/api/v1/task-views/{view}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String view, Visitor visitor) {
        views.remove(ViewId.parse(view), visitor);
    }

    /** Brings a removed view back, for a day. */
    @PostMapping("/api/v1/task-views/{view}/restore")
    ViewAnswer restore(@PathVariable String view, Visitor visitor) {
        return ViewAnswer.of(views.restore(ViewId.parse(view), visitor), visitor);
    }
}
