package dev.marlin.web.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.views.SavedView;
import dev.marlin.views.ViewId;
import dev.marlin.views.Views;
import dev.marlin.web.ui.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with saved views on the page of tasks. */
@Controller
class ViewController {
    private final Views views;

    ViewController(Views views) {
        this.views = views;
    }

    @PostMapping("/task-views")
    Redirect save(
            Visitor visitor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared) {
        return to(views.save(new Views.Wanted(name, canonical(query), shared), visitor), "saved");
    }

    @PostMapping("/task-views/{view}")
    Redirect change(
            Visitor visitor,
            @PathVariable String view,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared) {
        Views.Wanted wanted = new Views.Wanted(name, canonical(query), shared);
        return to(views.change(ViewId.parse(view), wanted, visitor), "saved");
    }

    @PostMapping("/task-views/{view}/remove")
    Redirect remove(Visitor visitor, @PathVariable String view) {
        return to(views.remove(ViewId.parse(view), visitor), "removed");
    }

    @PostMapping("/task-views/{view}/restore")
    Redirect restore(Visitor visitor, @PathVariable String view) {
        return to(views.restore(ViewId.parse(view), visitor), "saved");
    }

    private static String canonical(String query) {
        return TaskQuery.parse(query).text();
    }

    private static Redirect to(SavedView view, String what) {
        return Redirect.to("/tasks?" + view.query() + "&" + what + "=" + view.id());
    }
}
