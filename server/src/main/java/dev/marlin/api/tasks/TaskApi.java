package dev.marlin.api.tasks;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.Catalog;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.TaskQueue;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskFilter;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.files.TaskFiles;
import dev.marlin.tasks.files.TaskFolder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for programs. A task is sent as its file form, in JSON or YAML, with patches as text within. */
@RestController
class TaskApi {
    private final Tasks tasks;
    private final TaskFiles files;
    private final Catalog catalog;
    private final TaskQueue queue;

    TaskApi(Tasks tasks, TaskFiles files, Catalog catalog, TaskQueue queue) {
        this.tasks = tasks;
        this.files = files;
        this.catalog = catalog;
        this.queue = queue;
    }

    /** @param next value of {@code after} for the next page; absent on the last */
    record PageAnswer(List<TaskAnswer> tasks, @Nullable String next) {}

    /**
     * One page of tasks; it may hold fewer than the limit while there is a next one.
     *
     * @param view {@code open}: published tasks that are open to the caller; {@code mine}: what the caller wrote
     */
    @GetMapping("/api/v1/tasks")
    PageAnswer list(
            Visitor visitor,
            @RequestParam(defaultValue = "open") String view,
            @RequestParam Optional<String> campaign,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        TaskFilter filter = switch (view) {
            case "open" -> TaskFilter.ready();
            case "mine" -> TaskFilter.of(visitor.id());
            default -> throw MarlinException.invalid("view: open or mine, not “" + view + "”.");
        };
        filter = filter.saying(q).limit(limit);
        filter = campaign.isPresent() ? filter.in(CampaignId.parse(campaign.get())) : filter;
        filter = after.isPresent() ? filter.after(after.get()) : filter;
        Keyset<Task> page = tasks.list(filter);
        List<Task> shown = view.equals("mine") ? page.rows() : queue.shown(page.rows(), visitor);
        return new PageAnswer(
                shown.stream().map(this::answer).toList(), page.next().orElse(null));
    }

    @GetMapping("/api/v1/tasks/{task}")
    ResponseEntity<TaskAnswer> one(@PathVariable String task) {
        return tagged(HttpStatus.OK, tasks.get(TaskId.parse(task)));
    }

    @PostMapping("/api/v1/tasks")
    ResponseEntity<TaskAnswer> draft(@RequestParam String campaign, @RequestBody String file, Visitor visitor) {
        return tagged(
                HttpStatus.CREATED,
                files.importDraft(file, TaskFolder.none(), CampaignId.parse(campaign), visitor.id()));
    }

    /** Replaces the whole content of a draft: a patch that is left out is dropped. */
    @PutMapping("/api/v1/tasks/{task}")
    ResponseEntity<TaskAnswer> update(
            @PathVariable String task,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            @RequestBody String file,
            Visitor visitor) {
        Task found = tasks.get(TaskId.parse(task));
        return tagged(
                HttpStatus.OK,
                tasks.update(
                        found.id(),
                        version(match),
                        files.content(file, TaskFolder.none(), found.campaign()),
                        visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/publish")
    ResponseEntity<TaskAnswer> publish(
            @PathVariable String task,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            Visitor visitor) {
        return tagged(HttpStatus.OK, tasks.publish(TaskId.parse(task), version(match), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/withdraw")
    ResponseEntity<TaskAnswer> withdraw(@PathVariable String task, Visitor visitor) {
        return tagged(HttpStatus.OK, tasks.withdraw(TaskId.parse(task), visitor));
    }

    /** Lets the set-up of a draft use the host's network; a changed recipe takes it back. */
    @PostMapping("/api/v1/tasks/{task}/network")
    ResponseEntity<TaskAnswer> approveNetwork(
            @PathVariable String task,
            @RequestHeader(name = "If-Match", defaultValue = "") String match,
            Visitor visitor) {
        return tagged(HttpStatus.OK, tasks.approveNetwork(TaskId.parse(task), version(match), visitor.id()));
    }

    private static String version(String match) {
        if (!match.matches("\"[0-9a-f]{64}\"")) {
            throw new MarlinException(
                    Problem.MALFORMED,
                    "Send the header If-Match with the ETag of the task that you read, in quotes: nothing is overwritten"
                            + " unseen. Nothing was changed.");
        }
        return match.substring(1, match.length() - 1);
    }

    private ResponseEntity<TaskAnswer> tagged(HttpStatus status, Task task) {
        TaskAnswer answer = answer(task);
        return ResponseEntity.status(status).eTag('"' + answer.version() + '"').body(answer);
    }

    private TaskAnswer answer(Task task) {
        return TaskAnswer.of(
                task, tasks.version(task), catalog.find(task.repository()).key());
    }
}
