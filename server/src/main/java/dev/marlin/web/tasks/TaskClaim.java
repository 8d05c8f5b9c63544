package dev.marlin.web.tasks;

import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.reservations.NearestTask;
import dev.marlin.reservations.Reservation;
import dev.marlin.reservations.SkipReason;
import dev.marlin.reservations.TaskStanding;
import dev.marlin.reservations.WorkingTime;
import dev.marlin.web.ui.TimeLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task as something to hold.
 *
 * @param mine the visitor's own lease
 * @param objection what they lack to claim it, beside a free place
 * @param skipped why they left it to others
 * @param time how long they worked on it
 * @param lost the claim that was just refused
 */
public record TaskClaim(
        TaskStanding standing,
        Optional<Reservation> mine,
        Optional<ClaimRefusal> objection,
        Optional<SkipReason> skipped,
        WorkingTime time,
        Optional<Lost> lost,
        Managers managers,
        Instant now) {

    /**
     * A claim that was refused.
     *
     * @param instead what can be claimed instead, the most alike first
     */
    public record Lost(String reason, List<NearestTask> instead) {
        public Lost {
            instead = List.copyOf(instead);
        }
    }

    /**
     * What only managers see; empty for everybody else.
     *
     * @param holders who hold the task
     * @param skips how many people left it to others, by reason
     */
    public record Managers(List<Reservation> holders, Map<SkipReason, Long> skips) {
        static final Managers NOTHING = new Managers(List.of(), Map.of());

        public Managers {
            holders = List.copyOf(holders);
            skips = Map.copyOf(skips);
        }
    }

    TaskClaim refused(Lost lost) {
        return new TaskClaim(standing, mine, objection, skipped, time, Optional.of(lost), managers, now);
    }

    public boolean is(TaskStanding.Kind kind) {
        return standing.is(kind);
    }

    /** What is left on the visitor's clock. */
    public TimeLeft left() {
        return mine.map(held -> TimeLeft.until(held.leaseUntil(), held.runsFrom(now)))
                .orElseGet(() -> TimeLeft.until(now, now));
    }

    /** When an open page of that lease last said that it was used: {@code 4 min ago}. */
    public String looked(Reservation held) {
        return held.lookedAt()
                .map(at -> Math.max(0, Duration.between(at, now).toMinutes()) + " min ago")
                .orElse("not yet");
    }

    public SkipReason[] reasons() {
        return SkipReason.values();
    }
}
