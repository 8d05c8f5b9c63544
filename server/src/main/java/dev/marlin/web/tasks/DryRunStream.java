package dev.marlin.web.tasks;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.DryRunRow;
import dev.marlin.tasks.DryRuns;
import dev.marlin.tasks.TaskId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events of dry runs, read from the stored log: watching costs the run nothing, and a watcher who comes late
 * or comes back sees it all.
 */
@Component
class DryRunStream {
    private static final int MOST_WATCHERS = 200;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final DryRuns dryRuns;
    private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

    DryRunStream(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    /** @param after number of the last line that the watcher has */
    SseEmitter of(TaskId task, int after) {
        if (!watchers.tryAcquire()) {
            throw new MarlinException(
                    Problem.TOO_MANY, "Too many people watch dry runs now. Reload the page to see how it goes.");
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("dry-run-watcher").start(() -> {
            try {
                send(emitter, task, after);
            } finally {
                watchers.release();
            }
        });
        return emitter;
    }

    private void send(SseEmitter emitter, TaskId task, int after) {
        try {
            int last = after;
            long end = System.nanoTime() + LONGEST.toNanos();
            while (System.nanoTime() < end) {
                Optional<DryRunRow> run = dryRuns.latest(task);
                int before = last;
                last = lines(emitter, run, before);
                boolean more = last - before == DryRuns.BATCH;
                if (!more && run.filter(latest -> !latest.state().isFinal()).isEmpty()) {
                    break;
                }
                if (!more) {
                    Thread.sleep(PAUSE);
                }
            }
            emitter.send(SseEmitter.event().name("end").data("end"));
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private int lines(SseEmitter emitter, Optional<DryRunRow> run, int after) throws IOException {
        int last = after;
        if (run.isPresent()) {
            List<DryRunRow.Line> lines = dryRuns.lines(run.get().id(), last);
            for (DryRunRow.Line line : lines) {
                emitter.send(SseEmitter.event()
                        .id(Integer.toString(line.number()))
                        .name("line")
                        .data(line.text()));
                last = line.number();
            }
        }
        return last;
    }
}
