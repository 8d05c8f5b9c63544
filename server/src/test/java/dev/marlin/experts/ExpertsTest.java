package dev.marlin.experts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExpertsTest {
    private static TaskWorld world;
    private static Experts experts;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        experts = world.bean(Experts.class);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void keepsAPseudonymWithinACampaignAndDrawsAnotherForTheNext() {
        PersonId person = world.person("ines");
        UUID campaign = UUID.randomUUID();
        String name = experts.pseudonym(campaign, person);
        assertThat(name).matches("[A-Z][a-z]+ [A-Z][a-z]+");
        assertThat(experts.pseudonym(campaign, person)).isEqualTo(name);
        List<String> elsewhere = IntStream.range(0, 5)
                .mapToObj(i -> experts.pseudonym(UUID.randomUUID(), person))
                .toList();
        assertThat(elsewhere).anyMatch(other -> !other.equals(name));
    }

    @Test
    void givesNoTwoPeopleOfACampaignTheSameName() {
        UUID campaign = UUID.randomUUID();
        List<String> names = IntStream.range(0, 300)
                .mapToObj(i -> experts.pseudonym(campaign, world.person("expert-" + i)))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void givesOnePersonOneNameWhenAskedTwentyTimesAtOnce() throws Exception {
        PersonId person = world.person("omar");
        UUID campaign = UUID.randomUUID();
        Callable<String> ask = () -> experts.pseudonym(campaign, person);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> names = threads.invokeAll(Collections.nCopies(20, ask)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(names).hasSize(1);
        }
    }
}
