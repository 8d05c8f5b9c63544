package dev.marlin.web.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.reservations.ClaimRefusedException;
import dev.marlin.reservations.Reservations;
import dev.marlin.reservations.SkipReason;
import dev.marlin.reservations.Skips;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.lists.TaskQuery;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final Skips skips;
    private final TaskViews views;

    TaskController(Tasks tasks, Reservations reservations, Skips skips, TaskViews views) {
        this.tasks = tasks;
        this.reservations = reservations;
        this.skips = skips;
        this.views = views;
    }

    @GetMapping("/tasks")
    TasksPage list(Visitor visitor, @RequestParam Map<String, String> query) {
        return views.list(visitor, TaskQuery.of(query), query);
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

    /** What is refused shows the task again, and the three that are most like it. */
    @PostMapping("/tasks/{task}/claim")
    Answer claim(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        try {
            return Answer.go("/tasks/" + reservations.claim(id, visitor.id()).task());
        } catch (ClaimRefusedException refused) {
            return Answer.show(views.refused(tasks.get(id), visitor, refused));
        }
    }

    @PostMapping("/tasks/{task}/extend")
    Redirect extend(Visitor visitor, @PathVariable String task, @RequestParam(defaultValue = "") String back) {
        return back(reservations.extend(TaskId.parse(task), visitor.id()).task(), back);
    }

    @PostMapping("/tasks/{task}/pause")
    Redirect pause(Visitor visitor, @PathVariable String task, @RequestParam(defaultValue = "") String back) {
        return back(reservations.pause(TaskId.parse(task), visitor.id()).task(), back);
    }

    @PostMapping("/tasks/{task}/resume")
    Redirect resume(Visitor visitor, @PathVariable String task, @RequestParam(defaultValue = "") String back) {
        return back(reservations.resume(TaskId.parse(task), visitor.id()).task(), back);
    }

    @PostMapping("/tasks/{task}/release")
    Redirect release(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        reservations.release(id, visitor.id());
        return to(id);
    }

    @PostMapping("/tasks/{task}/skip")
    Redirect skip(Visitor visitor, @PathVariable String task, @RequestParam(defaultValue = "") String reason) {
        TaskId id = TaskId.parse(task);
        skips.skip(id, visitor.id(), SkipReason.parse(reason));
        return to(id);
    }

    @PostMapping("/tasks/{task}/skip-undone")
    Redirect undoSkip(Visitor visitor, @PathVariable String task) {
        TaskId id = TaskId.parse(task);
        skips.undo(id, visitor.id());
        return to(id);
    }

    @PostMapping("/tasks/{task}/take-away")
    Redirect takeAway(Visitor visitor, @PathVariable String task, @RequestParam Optional<Long> fence) {
        TaskId id = TaskId.parse(task);
        reservations.takeAway(id, fence.map(OptionalLong::of).orElse(OptionalLong.empty()), visitor.id());
        return to(id);
    }

    /** Back to the comparison that the form was on, or to the task. */
    private static Redirect back(TaskId task, String back) {
        return back.matches("/comparisons/[0-9a-f-]{36}") ? Redirect.to(back) : to(task);
    }

    private static Redirect to(TaskId task) {
        return Redirect.to("/tasks/" + task);
    }
}
