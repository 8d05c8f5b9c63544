package dev.marlin.api.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marlin.identity.Visitor;
import dev.marlin.reservations.ClaimRefusedException;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.Reservations;
import dev.marlin.reservations.TaskQueue;
import dev.marlin.reservations.TaskStanding;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leases of tasks for programs. */
@RestController
class LeaseApi {
    private final Reservations reservations;
    private final TaskQueue queue;

    LeaseApi(Reservations reservations, TaskQueue queue) {
        this.reservations = reservations;
        this.queue = queue;
    }

    /**
     * The caller's lease.
     *
     * @param fence sent with what is written under this lease; a later lease has another
     * @param graceUntil until when the caller may still submit after its end
     * @param pausedUntil until when the clock stands; absent while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseAnswer(
            String task,
            long fence,
            Instant leaseUntil,
            Instant graceUntil,
            int pausesLeft,
            @Nullable Instant pausedUntil) {
        static LeaseAnswer of(Reservation reservation) {
            return new LeaseAnswer(
                    reservation.task().toString(),
                    reservation.fence(),
                    reservation.leaseUntil(),
                    reservation.graceUntil(),
                    reservation.pauses().left(),
                    reservation.pauses().until().orElse(null));
        }
    }

    /** A refusal says why in {@code reason} and names the three most similar claimable tasks in {@code nearest}. */
    @PostMapping("/api/v1/tasks/{task}/claim")
    LeaseAnswer claim(@PathVariable String task, Visitor visitor) {
        TaskId id = TaskId.parse(task);
        try {
            return LeaseAnswer.of(reservations.claim(id, visitor.id()));
        } catch (ClaimRefusedException refused) {
            throw refused.offering(queue.nearest(id, visitor.id()));
        }
    }

    @PostMapping("/api/v1/tasks/{task}/extend")
    LeaseAnswer extend(@PathVariable String task, Visitor visitor) {
        return LeaseAnswer.of(reservations.extend(TaskId.parse(task), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/pause")
    LeaseAnswer pause(@PathVariable String task, Visitor visitor) {
        return LeaseAnswer.of(reservations.pause(TaskId.parse(task), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/resume")
    LeaseAnswer resume(@PathVariable String task, Visitor visitor) {
        return LeaseAnswer.of(reservations.resume(TaskId.parse(task), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String task, Visitor visitor) {
        reservations.release(TaskId.parse(task), visitor.id());
    }

    /** A task that can be claimed instead. */
    record NearestAnswer(String task, String title, String category) {}

    /**
     * What a task is to the caller.
     *
     * @param standing {@code open}, {@code mine}, {@code taken}, {@code skipped}, {@code judged_by_you}, {@code judged}
     * @param until end of the own lease, or when a place may become free
     * @param nearest the three most similar claimable tasks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingAnswer(String standing, @Nullable Instant until, List<NearestAnswer> nearest) {}

    @GetMapping("/api/v1/tasks/{task}/standing")
    StandingAnswer standing(@PathVariable String task, Visitor visitor) {
        TaskId id = TaskId.parse(task);
        TaskStanding standing = queue.standings(List.of(id), visitor.id()).getOrDefault(id, TaskStanding.OPEN);
        return new StandingAnswer(
                standing.kind().name().toLowerCase(Locale.ROOT),
                standing.until().orElse(null),
                queue.nearest(id, visitor.id()).stream()
                        .map(near -> new NearestAnswer(
                                near.task().toString(),
                                near.title(),
                                near.category().key()))
                        .toList());
    }
}
