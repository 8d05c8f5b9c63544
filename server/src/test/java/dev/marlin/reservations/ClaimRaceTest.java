package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.kernel.PersonId;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand people claim ten thousand tasks at once, each in an order of their own; half of the tasks are wanted twice. */
@Tag("database")
class ClaimRaceTest {
    private static final int PEOPLE = 1_000;

    @Test
    void everyTaskGoesToExactlyOnePerson() throws Exception {
        try (TaskWorld world = new TaskWorld()) {
            Race race = new Race(world, 1, 10_000);
            race.run(15);
            assertThat(race.winners.values())
                    .hasSize(10_000)
                    .allSatisfy(won -> assertThat(won).hasSize(1));
            assertThat(race.refused).hasSize(5_000).allMatch(ClaimRefusal.Taken.class::isInstance);
            race.requireTheDatabaseSaysTheSame();
        }
    }

    @Test
    void everyTaskThatWantsThreeGoesToExactlyThreePeople() throws Exception {
        try (TaskWorld world = new TaskWorld()) {
            Race race = new Race(world, 3, 1_000);
            race.run(5);
            assertThat(race.winners.values())
                    .hasSize(1_000)
                    .allSatisfy(won -> assertThat(won).hasSize(3));
            assertThat(race.refused).hasSize(2_000).allMatch(ClaimRefusal.Taken.class::isInstance);
            race.requireTheDatabaseSaysTheSame();
        }
    }

    private static final class Race {
        private final Map<TaskId, Set<PersonId>> winners = new ConcurrentHashMap<>();
        private final Queue<ClaimRefusal> refused = new ConcurrentLinkedQueue<>();
        private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        private final TaskWorld world;
        private final Reservations reservations;
        private final int judgements;
        private final List<TaskId> tasks;

        Race(TaskWorld world, int judgements, int count) {
            this.world = world;
            this.judgements = judgements;
            reservations = world.bean(Reservations.class);
            CampaignId campaign =
                    world.campaign("Race", ClaimTerms.of(judgements)).id();
            Task model = world.ready(world.person("author"));
            tasks = world.copies(model, campaign, count);
        }

        /** Person by person a window of the tasks, so that each is wanted by as many. */
        void run(int wantedEach) throws Exception {
            int step = tasks.size() / PEOPLE;
            List<Callable<Integer>> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> person(i, i * step, wantedEach))
                    .toList();
            Queue<Long> inDatabase = timesOfConnections();
            long began = System.nanoTime();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> one : threads.invokeAll(people)) {
                    one.get();
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            List<Long> sorted = nanos.stream().sorted().toList();
            List<Long> held = inDatabase.stream().sorted().toList();
            System.out.printf(
                    "T-CLAIM: %d people, %d tasks, %d wanted of each: %d claims, %d refusals in %.1f s;"
                            + " p50 %.1f ms, p99 %.1f ms; with a connection p50 %d ms, p99 %d ms%n",
                    PEOPLE,
                    tasks.size(),
                    judgements,
                    winners.values().stream().mapToInt(Set::size).sum(),
                    refused.size(),
                    seconds,
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get(sorted.size() * 99 / 100) / 1e6,
                    held.get(held.size() / 2),
                    held.get(held.size() * 99 / 100));
        }

        /** Milliseconds of each transaction from now on, without the wait for its turn. */
        private Queue<Long> timesOfConnections() throws SQLException {
            Queue<Long> millis = new ConcurrentLinkedQueue<>();
            world.database
                    .dataSource()
                    .unwrap(HikariDataSource.class)
                    .setMetricsTrackerFactory((name, statistics) -> new IMetricsTracker() {
                        @Override
                        public void recordConnectionUsageMillis(long elapsed) {
                            millis.add(elapsed);
                        }
                    });
            return millis;
        }

        private Callable<Integer> person(int number, int first, int wanted) {
            PersonId person = world.person("racer-" + number);
            List<TaskId> order = new ArrayList<>(IntStream.range(0, wanted)
                    .mapToObj(i -> tasks.get((first + i) % tasks.size()))
                    .toList());
            Collections.shuffle(order, new Random(number));
            return () -> {
                order.forEach(task -> claim(task, person));
                return order.size();
            };
        }

        private void claim(TaskId task, PersonId person) {
            long began = System.nanoTime();
            try {
                reservations.claim(task, person);
                winners.computeIfAbsent(task, key -> ConcurrentHashMap.newKeySet())
                        .add(person);
            } catch (ClaimRefusedException e) {
                refused.add(e.refusal());
            }
            nanos.add(System.nanoTime() - began);
        }

        void requireTheDatabaseSaysTheSame() {
            Map<TaskId, Set<PersonId>> kept = new ConcurrentHashMap<>();
            world.database
                    .jdbc()
                    .sql("SELECT task_id, holder_id, place FROM reservation")
                    .query((row, n) -> {
                        assertThat(row.getInt("place")).isBetween(1, judgements);
                        return kept.computeIfAbsent(
                                        TaskId.parse(row.getString("task_id")), key -> ConcurrentHashMap.newKeySet())
                                .add(PersonId.parse(row.getString("holder_id")));
                    })
                    .list();
            assertThat(kept).isEqualTo(winners);
        }
    }
}
