package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActiveTimeTest {
    private TaskWorld world;
    private ActiveTime time;
    private Reservations reservations;
    private PersonId ines;
    private Task task;

    @BeforeEach
    void open() {
        world = new TaskWorld();
        time = world.bean(ActiveTime.class);
        reservations = world.bean(Reservations.class);
        ines = world.person("ines");
        task = world.ready(ines);
        reservations.claim(task.id(), ines);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void countsReadingAndLeavesIdleTimeOut() {
        beats(10);
        world.clock.advance(Duration.ofHours(1));
        beats(10);
        assertThat(seconds()).isBetween(595L, 605L);
        assertThat(time.of(ines)).isEqualTo(time.of(task.id(), ines));
        assertThat(reservations.of(task.id(), ines).orElseThrow().lookedAt()).isPresent();
    }

    @Test
    void countsNoMomentTwiceHoweverManyWindowsAndForgedBeatsThereAre() {
        Task other = world.ready(ines);
        reservations.claim(other.id(), ines);
        Random random = new Random(7);
        Instant began = world.clock.instant();
        for (int i = 0; i < 200; i++) {
            time.beat(random.nextBoolean() ? task.id() : other.id(), ines);
            world.clock.advance(Duration.ofMillis(random.nextInt(9_000)));
        }
        Duration clock = Duration.between(began, world.clock.instant());
        assertThat(time.of(ines).total())
                .isLessThanOrEqualTo(clock.plusSeconds(30))
                .isGreaterThan(clock.minusSeconds(10));
        assertThat(time.of(ines).total())
                .isEqualTo(time.of(task.id(), ines)
                        .total()
                        .plus(time.of(other.id(), ines).total()));
    }

    @Test
    void countsNothingWhileTheClockStandsAndNothingWithoutALease() {
        beats(2);
        long before = seconds();
        reservations.pause(task.id(), ines);
        beats(5);
        assertThat(seconds()).isBetween(before, before + 2);
        reservations.release(task.id(), ines);
        assertThatThrownBy(() -> time.beat(task.id(), ines)).isInstanceOf(MarlinException.class);
    }

    @Test
    void saysInWordsHowMuchOfItIsToday() {
        assertThat(new WorkingTime(Duration.ZERO, Duration.ZERO).words()).isEqualTo("nothing");
        assertThat(new WorkingTime(Duration.ofSeconds(40), Duration.ofSeconds(40)).words())
                .isEqualTo("less than a minute");
        assertThat(new WorkingTime(Duration.ofMinutes(192), Duration.ofMinutes(40)).words())
                .isEqualTo("3 h 12 min, of which 40 min today");
    }

    @Test
    void saysHowLongTasksOfAKindTakeOnceThereAreEnough() {
        List<TaskId> more = world.copies(task, world.campaign.id(), 4);
        for (int i = 0; i < more.size(); i++) {
            work(more.get(i), 4 * (i + 1));
        }
        assertThat(time.typical()).isEmpty();
        beats(40);
        reservations.complete(task.id(), ines);
        assertThat(time.typical()).singleElement().satisfies(typical -> {
            assertThat(typical.category()).isEqualTo(Category.BUG_FIX);
            assertThat(typical.people()).isEqualTo(5);
            assertThat(typical.median()).isEqualTo(6);
            assertThat(typical.ninth()).isEqualTo(15);
        });
    }

    private void work(TaskId id, int beats) {
        reservations.claim(id, ines);
        for (int i = 0; i < beats; i++) {
            world.clock.advance(Duration.ofSeconds(30));
            time.beat(id, ines);
        }
        reservations.complete(id, ines);
    }

    private void beats(int many) {
        for (int i = 0; i < many; i++) {
            world.clock.advance(Duration.ofSeconds(30));
            time.beat(task.id(), ines);
        }
    }

    private long seconds() {
        return time.of(task.id(), ines).total().toSeconds();
    }
}
