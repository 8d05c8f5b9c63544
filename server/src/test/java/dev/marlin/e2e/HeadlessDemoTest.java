package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.testkit.DuckDb;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.http.MarlinProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code marlin demo --headless} on the real jar: simulated people finish all three tasks and leave the results. */
@Tag("long")
class HeadlessDemoTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private Path data;
    private Path out;

    @BeforeEach
    void makeFolders() {
        data = TestFiles.dataFolder();
        out = TestFiles.dataFolder().resolve("results");
    }

    @AfterEach
    void remove() {
        TestFiles.deleteTree(data);
        TestFiles.deleteTree(out.getParent());
    }

    @Test
    void theDemoWithoutAVisitorLeavesADatasetALeaderboardAndAReport() throws Exception {
        MarlinProcess.Ended ended =
                MarlinProcess.command(data, Map.of(), "demo", "--headless", "--out", out.toString());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        JsonNode summary = JSON.readTree(ended.output().lines().toList().getLast());
        assertThat(summary.path("battles").asInt()).isEqualTo(3);
        assertThat(summary.path("scripted").asBoolean()).isTrue();
        assertThat(DuckDb.rows(out.resolve("dataset/preferences/train-00000-of-00001.parquet")))
                .hasSize(summary.path("preferences").asInt())
                .isNotEmpty();
        assertThat(DuckDb.rows(out.resolve("dataset/judgements/train-00000-of-00001.parquet")))
                .hasSize(summary.path("judgements").asInt())
                .isNotEmpty();
        trajectoriesAreSound();
        assertThat(JSON.readTree(out.resolve("leaderboard.json")).toString()).contains("Gannet", "Petrel");
        assertThat(Files.readString(out.resolve("report.html"))).contains("No model was called");
        for (String sum : Files.readAllLines(out.resolve("dataset/SHA256SUMS"))) {
            List<String> parts = List.of(sum.split("  ", 2));
            assertThat(sha256(out.resolve("dataset").resolve(parts.getLast())))
                    .as(parts.getLast())
                    .isEqualTo(parts.getFirst());
        }
    }

    private void trajectoriesAreSound() throws IOException {
        for (JsonNode row : DuckDb.rows(out.resolve("dataset/judgements/train-00000-of-00001.parquet"))) {
            for (String side : List.of("trajectory_a", "trajectory_b")) {
                Path file = out.resolve("dataset").resolve(row.get(side).asString());
                AtifTrajectory read = AtifReader.strict(Files.readAllBytes(file));
                assertThat(read.turns()).as(file.toString()).isNotEmpty();
                assertThat(read.steps())
                        .filteredOn(step -> step.source() == AtifTrajectory.Source.AGENT)
                        .isNotEmpty()
                        .allSatisfy(step -> assertThat(step.llmCalls()).hasValue(0));
            }
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
