package dev.marlin.reservations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 200 people claim 1,000 tasks at once, each in an order of their own. */
class ClaimRaceTest {
    private static final int PEOPLE = 200;
    private static final int TASKS = 1000;
    private static final int WANTED_EACH = 8;

    private final Map<TaskId, PersonId> winners = new ConcurrentHashMap<>();
    private final AtomicInteger doubles = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    void noTaskGoesToTwoPeople() throws Exception {
        try (TaskWorld world = new TaskWorld();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<TaskId> tasks = thousandCopies(world, world.ready(world.person("author")));
            List<Callable<Integer>> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> person(world, tasks, i))
                    .toList();
            int won = threads.invokeAll(people).stream()
                    .mapToInt(Future::resultNow)
                    .sum();
            assertThat(doubles).hasValue(0);
            assertThat(won).isEqualTo(winners.size());
            assertThat(refusals.get()).isEqualTo(PEOPLE * WANTED_EACH - won).isPositive();
            Reservations reservations = world.bean(Reservations.class);
            assertThat(reservations.of(tasks))
                    .hasSize(won)
                    .allSatisfy(held -> assertThat(held.holder()).isEqualTo(winners.get(held.task())));
        }
    }

    private Callable<Integer> person(TaskWorld world, List<TaskId> tasks, int number) {
        PersonId person = world.person("racer-" + number);
        List<TaskId> order = new ArrayList<>(tasks);
        Collections.shuffle(order, new Random(number));
        Reservations reservations = world.bean(Reservations.class);
        return () -> (int) order.stream()
                .limit(WANTED_EACH)
                .filter(task -> claimed(reservations, task, person))
                .count();
    }

    private boolean claimed(Reservations reservations, TaskId task, PersonId person) {
        try {
            reservations.claim(task, person);
            if (winners.put(task, person) != null) {
                doubles.incrementAndGet();
            }
            return true;
        } catch (MarlinException e) {
            if (e.problem() == Problem.CONFLICT
                    && String.valueOf(e.getMessage()).contains("Somebody else holds")) {
                refusals.incrementAndGet();
            }
            return false;
        }
    }

    /** Ready tasks by SQL: a thousand dry runs would prove nothing here. */
    private static List<TaskId> thousandCopies(TaskWorld world, Task task) {
        return world.database
                .jdbc()
                .sql("""
                        INSERT INTO task (id, campaign_id, repository_id, state, title, category, base_commit, pr_title,
                                          pr_description, prompt, verifiers, toolchain, setup, author_id, published_at,
                                          digest)
                        SELECT gen_random_uuid(), campaign_id, repository_id, state, title || ' ' || n, category,
                               base_commit, pr_title, pr_description, prompt, verifiers, toolchain, setup, author_id,
                               published_at, digest
                        FROM task, generate_series(1, ?) n WHERE id = ?
                        RETURNING id
                        """)
                .params(TASKS, task.id().value())
                .query((row, n) -> TaskId.parse(row.getString("id")))
                .list();
    }
}
