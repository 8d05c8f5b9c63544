package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random schedules of claims, extensions, pauses, hand-backs, submissions and time going by, by four people at a task
 * that wants two judgements, each step compared with a plain model. A seed makes a schedule.
 */
@Tag("database")
class LeaseScheduleTest {
    private static final int SCHEDULES = 240;
    private static final int STEPS = 24;
    private static final int PLACES = 2;
    private static final int LEASE = 60;
    private static final int GRACE = 20;
    private static final int PAUSES = 2;
    private static final int PAUSE = 15;
    private static final int[] LEAPS = {3, 7, 13, 31, 47, 71};

    private enum Act {
        CLAIM,
        EXTEND,
        PAUSE,
        RESUME,
        RELEASE,
        SUBMIT,
        SUBMIT_LATE,
        SWEEP,
        LEAP
    }

    @Test
    void everyStepEndsAsTheModelSays() {
        try (TaskWorld world = new TaskWorld()) {
            Campaign campaign = world.campaign(
                    "Schedules",
                    new ClaimTerms(
                            PLACES,
                            Duration.ofMinutes(LEASE),
                            Duration.ofMinutes(GRACE),
                            PAUSES,
                            Duration.ofMinutes(PAUSE)));
            PersonId author = world.person("author");
            List<PersonId> people = IntStream.range(0, 4)
                    .mapToObj(i -> world.person("judge-" + i))
                    .toList();
            List<TaskId> tasks = world.copies(world.ready(author), campaign.id(), SCHEDULES);
            int granted = 0;
            for (int seed = 0; seed < SCHEDULES; seed++) {
                granted += new Schedule(world, tasks.get(seed), people, seed).run();
            }
            System.out.printf("T-LEASE: %d schedules of %d steps, %d steps granted%n", SCHEDULES, STEPS, granted);
            assertThat(granted).isBetween(SCHEDULES * STEPS / 10, SCHEDULES * STEPS);
        }
    }

    /** A lease as the model has it; moments in minutes of the schedule. */
    private static final class Lease {
        final int person;
        final long fence;
        int until;
        int pausesTaken;
        int pausedUntil;

        Lease(int person, long fence, int until) {
            this.person = person;
            this.fence = fence;
            this.until = until;
        }
    }

    private static final class Schedule {
        private final TaskWorld world;
        private final Reservations reservations;
        private final TaskId task;
        private final List<PersonId> people;
        private final Random random;
        private final int seed;
        private final List<Lease> living = new ArrayList<>();
        private final Set<Integer> judged = new HashSet<>();
        private final long[] oldFences = new long[4];
        private long highest;
        private int now;

        Schedule(TaskWorld world, TaskId task, List<PersonId> people, int seed) {
            this.world = world;
            this.reservations = world.bean(Reservations.class);
            this.task = task;
            this.people = people;
            this.seed = seed;
            this.random = new Random(seed);
        }

        int run() {
            int granted = 0;
            for (int step = 0; step < STEPS; step++) {
                int who = random.nextInt(people.size());
                Act act = Act.values()[random.nextInt(Act.values().length)];
                boolean expected = expected(act, who);
                assertThat(happened(act, who))
                        .as("seed %d, step %d: %s by %d at minute %d", seed, step, act, who, now)
                        .isEqualTo(expected);
                granted += expected ? 1 : 0;
                requireTheSame(step);
            }
            return granted;
        }

        private boolean expected(Act act, int who) {
            @Nullable Lease own = own(who);
            return switch (act) {
                case CLAIM -> own != null || !judged.contains(who) && held().size() + judged.size() < PLACES;
                case EXTEND, RELEASE, SUBMIT -> own != null;
                case PAUSE -> own != null && own.until > now && own.pausesTaken < PAUSES && own.pausedUntil <= now;
                case RESUME -> own != null && own.pausedUntil > now;
                case SUBMIT_LATE -> false;
                case SWEEP, LEAP -> true;
            };
        }

        private boolean happened(Act act, int who) {
            PersonId person = people.get(who);
            try {
                switch (act) {
                    case CLAIM -> claim(who, reservations.claim(task, person));
                    case EXTEND -> {
                        reservations.extend(task, person);
                        own(who).until = now + LEASE;
                        own(who).pausedUntil = Math.min(own(who).pausedUntil, now);
                    }
                    case PAUSE -> {
                        reservations.pause(task, person);
                        own(who).until += PAUSE;
                        own(who).pausedUntil = now + PAUSE;
                        own(who).pausesTaken++;
                    }
                    case RESUME -> {
                        reservations.resume(task, person);
                        own(who).until -= own(who).pausedUntil - now;
                        own(who).pausedUntil = now;
                    }
                    case RELEASE -> {
                        reservations.release(task, person);
                        drop(own(who));
                    }
                    case SUBMIT -> {
                        reservations.complete(task, person);
                        judged.add(who);
                        drop(own(who));
                    }
                    case SUBMIT_LATE -> reservations.requireHolder(task, person, OptionalLong.of(oldFences[who]));
                    case SWEEP -> reservations.sweep();
                    case LEAP -> leap();
                }
                return true;
            } catch (MarlinException refused) {
                return false;
            }
        }

        private void claim(int who, Reservation got) {
            @Nullable Lease own = own(who);
            if (own == null) {
                assertThat(got.fence()).as("the fence grows, seed %d", seed).isGreaterThan(highest);
                highest = got.fence();
                living.removeIf(lease -> over(lease));
                living.add(new Lease(who, got.fence(), now + LEASE));
            } else {
                assertThat(got.fence()).isEqualTo(own.fence);
            }
        }

        private void leap() {
            int minutes = LEAPS[random.nextInt(LEAPS.length)];
            world.clock.advance(Duration.ofMinutes(minutes));
            now += minutes;
            living.stream().filter(this::over).forEach(lease -> oldFences[lease.person] = lease.fence);
        }

        private void drop(Lease lease) {
            oldFences[lease.person] = lease.fence;
            living.remove(lease);
        }

        private boolean over(Lease lease) {
            return lease.until + GRACE <= now;
        }

        private List<Lease> held() {
            return living.stream().filter(lease -> !over(lease)).toList();
        }

        private @Nullable Lease own(int who) {
            return held().stream()
                    .filter(lease -> lease.person == who)
                    .findFirst()
                    .orElse(null);
        }

        private void requireTheSame(int step) {
            assertThat(reservations.holders(task).stream()
                            .map(Reservation::fence)
                            .sorted())
                    .as("seed %d, after step %d", seed, step)
                    .containsExactlyElementsOf(
                            held().stream().map(lease -> lease.fence).sorted().toList());
            assertThat(reservations.completed(List.of(task)).isEmpty()).isEqualTo(judged.size() < PLACES);
        }
    }
}
