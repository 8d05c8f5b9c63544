package dev.marlin.web.runs;

import dev.marlin.identity.Visitor;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.Pairs;
import dev.marlin.runs.RunBook;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.Tasks;
import dev.marlin.web.ui.Redirect;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Starts pairs, follows and cancels them, for who holds the task. */
@Controller
class LiveController {
    private final Pairs pairs;
    private final RunBook book;
    private final Tasks tasks;
    private final Clock clock;

    LiveController(Pairs pairs, RunBook book, Tasks tasks, Clock clock) {
        this.pairs = pairs;
        this.book = book;
        this.tasks = tasks;
        this.clock = clock;
    }

    @PostMapping("/tasks/{task}/pairs")
    Redirect start(Visitor visitor, @PathVariable String task) {
        return Redirect.to("/pairs/" + pairs.start(TaskId.parse(task), visitor.id()));
    }

    @GetMapping("/pairs/{pair}")
    LivePage live(@PathVariable String pair) {
        NeutralPair found = pairs.pair(PairId.parse(pair));
        Task task = tasks.get(found.task());
        long minutes = Duration.between(book.pair(found.id()).startedAt(), clock.instant())
                .toMinutes();
        return new LivePage(found, task, Math.max(0, minutes));
    }

    @PostMapping("/pairs/{pair}/cancel")
    Redirect cancel(Visitor visitor, @PathVariable String pair) {
        PairId id = PairId.parse(pair);
        pairs.cancel(id, visitor.id());
        return Redirect.to("/pairs/" + id);
    }
}
