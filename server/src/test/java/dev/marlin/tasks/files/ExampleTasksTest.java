package dev.marlin.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.catalog.Catalog;
import dev.marlin.tasks.TaskContent;
import dev.marlin.testkit.tasks.TaskWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The task files that we ship can be imported and lack nothing that publishing asks for. */
class ExampleTasksTest {
    @ParameterizedTest
    @ValueSource(strings = {"pkgdock", "runlog", "postroom"})
    void theTaskFilesThatWeShipAreComplete(String name) throws IOException {
        Path folder = Path.of("../examples", name);
        try (TaskWorld world = new TaskWorld()) {
            world.bean(Catalog.class).addLocal(name, Optional.empty());
            TaskContent content = world.bean(TaskFiles.class)
                    .content(Files.readString(folder.resolve("task.yaml")), TaskFolder.of(folder), world.campaign.id());
            assertThat(content.prompt()).isNotBlank();
            assertThat(content.baseCommit()).hasSize(40);
            assertThat(content.verifiers()).isNotEmpty();
            assertThat(content.testPatch()).isPresent();
        }
    }
}
