package dev.marlin.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.bulk.BulkAct;
import dev.marlin.bulk.BulkActId;
import dev.marlin.bulk.BulkAction;
import dev.marlin.bulk.BulkActs;
import dev.marlin.bulk.BulkProgress;
import dev.marlin.bulk.BulkResult;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Keyset;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.lists.TaskLists;
import dev.marlin.tasks.lists.TaskQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One step for many tasks, for programs: prepare, look, start, look again. */
@RestController
class BulkApi {
    private final BulkActs acts;
    private final TaskLists lists;

    BulkApi(BulkActs acts, TaskLists lists) {
        this.acts = acts;
        this.lists = lists;
    }

    /**
     * Which tasks.
     *
     * @param action {@code withdraw} or {@code take_away}
     * @param tasks their ids; without them, all that {@code query} lets through
     * @param query as {@code GET /api/v1/tasks} takes it
     */
    record PrepareBody(
            @Nullable String action,
            @Nullable List<String> tasks,
            @Nullable String query) {}

    /** Why it is started. */
    record StartBody(@Nullable String reason) {}

    /** Tasks that would be refused with the same words. */
    record GroupAnswer(long tasks, String reason) {}

    /**
     * An act.
     *
     * @param done tasks for which the step was taken
     * @param willDo of the tasks without a turn yet, how many would be done as they are now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActAnswer(
            String id,
            String action,
            String state,
            int tasks,
            long done,
            long refused,
            long willDo,
            List<GroupAnswer> willNot,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /** An act in a list, without what came of it. */
    record ActRow(String id, String action, String state, int tasks, Instant createdAt) {
        static ActRow of(BulkAct act) {
            return new ActRow(
                    act.id().toString(), act.action().key(), act.state().key(), act.tasks(), act.createdAt());
        }
    }

    /** The latest acts, latest first. */
    record ActsAnswer(List<ActRow> acts) {}

    /** What came of one task: {@code waiting}, {@code done} or {@code refused}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultAnswer(
            String task, String outcome, @Nullable String refusal) {
        static ResultAnswer of(BulkResult result) {
            return new ResultAnswer(
                    result.task().toString(),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.refusal().orElse(null));
        }
    }

    /** @param next value of {@code after} for the next page; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResultsAnswer(List<ResultAnswer> tasks, @Nullable String next) {}

    @PostMapping("/api/v1/bulk-acts")
    @ResponseStatus(HttpStatus.CREATED)
    ActAnswer prepare(@RequestBody PrepareBody body, Visitor visitor) {
        BulkAction action = BulkAction.parse(body.action() == null ? "" : body.action());
        if (body.tasks() == null) {
            TaskQuery query = TaskQuery.parse(body.query() == null ? "" : body.query());
            return answer(acts.prepare(action, lists.filter(query, visitor), visitor));
        }
        return answer(
                acts.prepare(action, body.tasks().stream().map(TaskId::parse).toList(), visitor));
    }

    @GetMapping("/api/v1/bulk-acts")
    ActsAnswer all() {
        return new ActsAnswer(acts.latest().stream().map(ActRow::of).toList());
    }

    @GetMapping("/api/v1/bulk-acts/{act}")
    ActAnswer one(@PathVariable String act) {
        return answer(acts.get(BulkActId.parse(act)));
    }

    @GetMapping("/api/v1/bulk-acts/{act}/tasks")
    ResultsAnswer tasks(
            @PathVariable String act,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        BulkAct found = acts.get(BulkActId.parse(act));
        Keyset<BulkResult> page = acts.results(found.id(), show.equals("refused"), after, limit);
        return new ResultsAnswer(
                page.rows().stream().map(ResultAnswer::of).toList(), page.next().orElse(null));
    }

    @PostMapping("/api/v1/bulk-acts/{act}/start")
    ActAnswer start(@PathVariable String act, @RequestBody StartBody body, Visitor visitor) {
        return answer(acts.start(BulkActId.parse(act), body.reason() == null ? "" : body.reason(), visitor));
    }

    @PostMapping("/api/v1/bulk-acts/{act}/stop")
    ActAnswer stop(@PathVariable String act, Visitor visitor) {
        return answer(acts.stop(BulkActId.parse(act), visitor));
    }

    private ActAnswer answer(BulkAct act) {
        BulkProgress progress = acts.progress(act.id());
        return new ActAnswer(
                act.id().toString(),
                act.action().key(),
                act.state().key(),
                act.tasks(),
                progress.done(),
                progress.refused(),
                progress.willDo(),
                progress.willNot().stream()
                        .map(group -> new GroupAnswer(group.tasks(), group.reason()))
                        .toList(),
                act.reason().orElse(null),
                act.createdAt(),
                act.endedAt().orElse(null));
    }
}
