package dev.marlin.web.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tasks, one task, and what is done with it as a whole. */
@Controller
class TaskController {
    private final Tasks tasks;
    private final Reservations reservations;
    private final TaskViews views;

    TaskController(Tasks tasks, Reservations reservations, TaskViews views) {
        this.tasks = tasks;
        this.reservations = reservations;
        this.views = views;
    }

    @GetMapping("/tasks")
    TasksPage list(
            Visitor visitor,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> after) {
        return views.list(visitor, new ListFilter(view, campaign, category, q.strip()), after);
    }

    @GetMapping("/tasks/{task}")
    TaskPage one(Visitor visitor, @PathVariable String task) {
        return views.page(tasks.get(TaskId.parse(task)), visitor);
    }

    @PostMapping("/tasks/{task}/publish")
    Redirect publish(Visitor visitor, @PathVariable String task, @RequestParam String version) {
        TaskId id = TaskId.parse(task);
        tasks.publish(id, version, visitor.id());
        return to(id);
    }

    @PostMapping("/tasks/{task}/withdraw")
    Redirect withdraw(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        tasks.withdraw(id, visitor);
        return to(id);
    }

    @PostMapping("/tasks/{task}/network")
    Redirect approveNetwork(Visitor visitor, @PathVariable String task, @RequestParam String version) {
        TaskId id = TaskId.parse(task);
        tasks.approveNetwork(id, version, visitor.id());
        return to(id);
    }

    @PostMapping("/tasks/{task}/claim")
    Redirect claim(Visitor visitor, @PathVariable String task) {
        return to(reservations.claim(TaskId.parse(task), visitor.id()).task());
    }

    @PostMapping("/tasks/{task}/extend")
    Redirect extend(Visitor visitor, @PathVariable String task) {
        return to(reservations.extend(TaskId.parse(task), visitor.id()).task());
    }

    @PostMapping("/tasks/{task}/release")
    Redirect release(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        reservations.release(id, visitor.id());
        return to(id);
    }

    @PostMapping("/tasks/{task}/take-away")
    Redirect takeAway(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        reservations.takeAway(id, visitor.id());
        return to(id);
    }

    private static Redirect to(TaskId task) {
        return Redirect.to("/tasks/" + task);
    }
}
