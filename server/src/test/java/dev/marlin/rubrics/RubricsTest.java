package dev.marlin.rubrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.testkit.tasks.TaskWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RubricsTest {
    private static final String YAML = """
            name: Tests only
            reason: For campaigns about tests.
            axes:
              - key: strength
                title: Strength
                guidance: Would it catch the fault?
                anchors: {1: Slightly, 2: Clearly, 3: Much}
                examples: {good: [It fails on the base.], bad: [It looks thorough.]}
            reasonCodes:
              - {key: taste, title: Legitimate taste}
            """;

    private static TaskWorld world;
    private static Rubrics rubrics;
    private static PersonId second;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        rubrics = world.bean(Rubrics.class);
        second = world.secondManager();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void readsAFileAndHandsOutWhatItSays() {
        RubricVersion version = byTwo(YAML);
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.axes().getFirst().anchors()).containsEntry(3, "Much");
        assertThat(version.reasonCodes())
                .extracting(RubricVersion.ReasonCode::key)
                .containsExactly("taste");
        assertThat(rubrics.get(version.id())).isEqualTo(version);
        assertThat(rubrics.latest("Tests only")).contains(version);
        assertThat(world.audited("rubric.published", version.id().value())).isEqualTo(1);
    }

    @Test
    void publishesTheRubricThatWeShip() throws IOException {
        RubricVersion version = byTwo(
                Files.readString(Path.of("../examples/rubric.yaml")).replace("name: Code changes", "name: Shipped"));
        assertThat(version.axes()).hasSize(5);
        assertThat(version.reasonCodes()).isNotEmpty();
    }

    @Test
    void givesEachVersionTheNextNumberAndKeepsTheOld() {
        RubricVersion first = byTwo(YAML.replace("Tests only", "Numbered"));
        RubricVersion second = byTwo(YAML.replace("Tests only", "Numbered").replace("catch", "have caught"));
        assertThat(second.number()).isEqualTo(2);
        assertThat(rubrics.versions("Numbered")).containsExactly(second, first);
        assertThat(rubrics.get(first.id()).axes().getFirst().guidance()).contains("catch");
        assertThat(rubrics.latestOfEach()).contains(second).doesNotContain(first);
    }

    @Test
    void refusesAVersionThatChangesNothing() {
        String yaml = YAML.replace("Tests only", "Same");
        byTwo(yaml);
        assertThatThrownBy(() -> byTwo(yaml.replace("For campaigns", "Again, for")))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void numbersVersionsWithoutGapsWhenManyPublishAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> publications = IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> byTwo(YAML.replace("Tests only", "Crowded").replace("catch", "catch " + i))
                                    .number())
                    .toList();
            List<Integer> numbers = threads.invokeAll(publications).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }
    }

    @Test
    void namesTheFieldOrLineOfAFault() {
        refuses(YAML.replace("3: Much", "4: Much"), "Line 7");
        refuses(YAML.replace(", 3: Much", ""), "anchors");
        refuses(YAML.replace("key: strength", "key: Strength!"), "snake_case");
        refuses(YAML.replace("title: Strength", "title: ''"), "title");
        refuses(YAML.replace("reason: For campaigns about tests.", "colour: red"), "Line 2");
        refuses(YAML.replace("- {key: taste, title: Legitimate taste}", "[]"), "reasonCodes");
        assertThat(rubrics.versions("Broken")).isEmpty();
    }

    @Test
    void publishedVersionsCannotBeChangedEvenBySql() {
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("UPDATE rubric_version SET reason = 'x'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static RubricVersion byTwo(String yaml) {
        Proposals proposals = world.bean(Proposals.class);
        Proposal begun = proposals.begin(yaml, world.manager);
        proposals.propose(begun.id(), new Proposal.Ask(1, ChangeKind.COMPATIBLE, Optional.empty()), world.manager);
        return proposals.publish(begun.id(), 1, second);
    }

    private static void refuses(String yaml, String part) {
        assertThatThrownBy(() -> rubrics.publishYaml(yaml.replace("Tests only", "Broken"), world.manager))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining(part);
    }
}
