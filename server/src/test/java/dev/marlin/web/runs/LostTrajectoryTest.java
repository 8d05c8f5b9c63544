package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.agents.AgentVersion;
import dev.marlin.comparisons.Overall;
import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.kernel.MarlinException;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.SettledServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A turn whose kept trajectory is something else: told in words, and everything beside it can still be seen. */
class LostTrajectoryTest {
    private static SettledServer world;
    private static String run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        AgentVersion one = world.agent("Aldebaran");
        AgentVersion two = world.agent("Betelgeuse");
        world.compare(world.task(world.campaign(one, two), "lost"), one, two)
                .losingTrajectories()
                .turn(Settled.Work.of("+ the patch of it\n", "Done."), Settled.Work.of("", ""))
                .accept(Overall.A_BETTER);
        run = world.jdbc
                .sql("SELECT id FROM run WHERE start_order = 1")
                .query(UUID.class)
                .single()
                .toString();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void thePageSaysSoAndShowsTheRest() {
        Session manager = world.server.as("mara");
        HttpResponse<String> page = manager.get("/runs/" + run);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("not readable", "not as ATIF 1.7", "type: unknown field", "+ the patch of it");
        assertThat(manager.get("/runs/" + run + "/trajectory").body()).isEqualTo("{\"type\": \"message\"}\n");
    }

    @Test
    void aReleaseIsRefusedInWords() {
        assertThatThrownBy(() -> world.server
                        .bean(Releases.class)
                        .write(new ReleaseRequest(Optional.empty(), true), folder.resolve("release")))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("not as ATIF 1.7");
    }
}
