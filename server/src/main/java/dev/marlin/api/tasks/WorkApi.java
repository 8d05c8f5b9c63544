package dev.marlin.api.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.reservations.ActiveTime;
import dev.marlin.reservations.SkipReason;
import dev.marlin.reservations.Skips;
import dev.marlin.reservations.WorkingTime;
import dev.marlin.tasks.TaskId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Working time and skipped tasks for programs. The pages' own scripts send beats here. */
@RestController
class WorkApi {
    private final ActiveTime time;
    private final Skips skips;

    WorkApi(ActiveTime time, Skips skips) {
        this.time = time;
        this.skips = skips;
    }

    /** Seconds that were counted: in all, and today. */
    record TimeAnswer(long seconds, long todaySeconds) {
        static TimeAnswer of(WorkingTime time) {
            return new TimeAnswer(time.total().toSeconds(), time.today().toSeconds());
        }
    }

    /** Says that a page of the task is visible and was used; counts half a minute at most, and never twice. */
    @PostMapping("/api/v1/tasks/{task}/beat")
    TimeAnswer beat(@PathVariable String task, Visitor visitor) {
        return TimeAnswer.of(time.beat(TaskId.parse(task), visitor.id()));
    }

    @GetMapping("/api/v1/working-time")
    TimeAnswer all(Visitor visitor) {
        return TimeAnswer.of(time.of(visitor.id()));
    }

    /** Why a task is skipped, see {@link SkipReason#key()}. */
    record SkipBody(@Nullable String reason) {}

    @PostMapping("/api/v1/tasks/{task}/skip")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(@PathVariable String task, @RequestBody SkipBody body, Visitor visitor) {
        skips.skip(TaskId.parse(task), visitor.id(), SkipReason.parse(body.reason() == null ? "" : body.reason()));
    }

    @PostMapping("/api/v1/tasks/{task}/skip-undone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable String task, Visitor visitor) {
        skips.undo(TaskId.parse(task), visitor.id());
    }
}
