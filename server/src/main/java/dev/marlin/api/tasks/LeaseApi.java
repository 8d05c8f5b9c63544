package dev.marlin.api.tasks;

import dev.marlin.identity.Visitor;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Leases of tasks for programs. */
@RestController
class LeaseApi {
    private final Reservations reservations;

    LeaseApi(Reservations reservations) {
        this.reservations = reservations;
    }

    /**
     * The caller's lease.
     *
     * @param graceUntil until when the caller may still submit after its end
     */
    record LeaseAnswer(String task, long fence, Instant leaseUntil, Instant graceUntil) {
        static LeaseAnswer of(Reservation reservation) {
            return new LeaseAnswer(
                    reservation.task().toString(),
                    reservation.fence(),
                    reservation.leaseUntil(),
                    reservation.leaseUntil().plus(Reservations.GRACE));
        }
    }

    @PostMapping("/api/v1/tasks/{task}/claim")
    LeaseAnswer claim(@PathVariable String task, Visitor visitor) {
        return LeaseAnswer.of(reservations.claim(TaskId.parse(task), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/extend")
    LeaseAnswer extend(@PathVariable String task, Visitor visitor) {
        return LeaseAnswer.of(reservations.extend(TaskId.parse(task), visitor.id()));
    }

    @PostMapping("/api/v1/tasks/{task}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String task, Visitor visitor) {
        reservations.release(TaskId.parse(task), visitor.id());
    }
}
