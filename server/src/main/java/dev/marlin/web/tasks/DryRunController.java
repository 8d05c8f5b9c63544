package dev.marlin.web.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.ui.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Dry runs: start one, watch it. */
@Controller
class DryRunController {
    private final Tasks tasks;
    private final DryRuns dryRuns;
    private final TaskViews views;
    private final DryRunStream stream;

    DryRunController(Tasks tasks, DryRuns dryRuns, TaskViews views, DryRunStream stream) {
        this.tasks = tasks;
        this.dryRuns = dryRuns;
        this.views = views;
        this.stream = stream;
    }

    @PostMapping("/tasks/{task}/dry-run")
    Redirect start(Visitor visitor, @PathVariable String task) {
        DryRunRow run = dryRuns.start(TaskId.parse(task), visitor.id());
        return Redirect.to("/tasks/" + run.task() + "#dry-run");
    }

    @GetMapping("/tasks/{task}/dry-run")
    DryRunPage watch(Visitor visitor, @PathVariable String task) {
        return new DryRunPage(views.panel(tasks.get(TaskId.parse(task)), visitor));
    }

    /** Lines of the log as they come, then {@code end}; a reader who lost the connection goes on where it was. */
    @GetMapping("/tasks/{task}/dry-run/events")
    SseEmitter events(
            @PathVariable String task,
            @RequestParam(defaultValue = "0") int after,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") int last) {
        return stream.of(TaskId.parse(task), Math.max(after, last));
    }
}
