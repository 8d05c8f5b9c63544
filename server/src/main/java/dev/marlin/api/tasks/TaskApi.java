package dev.marlin.api.tasks;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.Catalog;
import dev.marlin.catalog.Repository;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.reservations.TaskQueue;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.tasks.files.TaskFiles;
import dev.marlin.tasks.files.TaskFolder;
import dev.marlin.tasks.lists.TaskFilter;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.tasks.lists.TaskQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final TaskLists lists;

    TaskApi(Tasks tasks, TaskFiles files, Catalog catalog, TaskQueue queue, TaskLists lists) {
        this.tasks = tasks;
        this.files = files;
        this.catalog = catalog;
        this.queue = queue;
        this.lists = lists;
    }

    /** @param next value of {@code after} for the next page; absent on the last */
    record PageAnswer(List<TaskAnswer> tasks, @Nullable String next) {}

    /**
     * One page of tasks; it may hold fewer than the limit while there is a next one.
     *
     * @param query as addresses of the page have it: {@code view}, {@code campaign}, {@code category}, {@code q},
     *     {@code repository}, {@code author}, {@code state}, {@code age}, {@code sort}
     */
    @GetMapping("/api/v1/tasks")
    PageAnswer list(
            Visitor visitor,
            @RequestParam Map<String, String> query,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        TaskQuery asked = TaskQuery.of(query);
        TaskFilter filter = lists.filter(asked, visitor).limit(limit);
        filter = after.isPresent() ? filter.after(after.get()) : filter;
        return answer(asked.mine() ? lists.list(filter) : queue.list(filter, visitor));
    }

    private PageAnswer answer(Keyset<Task> page) {
        Map<RepositoryId, Repository> repositories = catalog.all(
                page.rows().stream().map(Task::repository).distinct().toList());
        return new PageAnswer(
                page.rows().stream()
                        .map(task -> TaskAnswer.of(
                                task,
                                tasks.version(task),
                                Objects.requireNonNull(repositories.get(task.repository()))
                                        .key()))
                        .toList(),
                page.next().orElse(null));
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
