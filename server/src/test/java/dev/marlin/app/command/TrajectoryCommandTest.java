package dev.marlin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.atif.AtifRun;
import dev.marlin.runner.agent.atif.AtifWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrajectoryCommandTest {
    private static final String DEVIATING = """
            {"schema_version": "ATIF-v1.7", "agent": {"name": "heron\\u001b[31m", "version": "2"}, "surprise\\u009b": 1,
             "steps": [{"step_id": 1, "source": "user", "message": "Go."}, {"step_id": 7, "source": "agent"}]}""";

    @TempDir
    private Path folder;

    private Path sound;

    @BeforeEach
    void write() throws IOException {
        AgentIdentity agent = new AgentIdentity("Petrel", "1.0", "a".repeat(64));
        Trajectory did = Trajectory.of(List.of(
                new AgentEvent.ToolCall(Instant.EPOCH, AgentEvent.Kind.RUN, "ls", "", 0, "a"),
                new AgentEvent.Message(Instant.EPOCH, "Done."),
                new AgentEvent.TurnEnded(Instant.EPOCH, ExitClass.COMPLETED, "")));
        List<AtifRun.Turn> turns = List.of(new AtifRun.Turn("Go.", did), new AtifRun.Turn("More.", did));
        AtifRun.Metered metered = new AtifRun.Metered(10, 200, 30, 4, Optional.empty());
        AtifRun run = new AtifRun("s", agent, Provenance.COMMAND, false, turns, Optional.of(metered), Optional.empty());
        sound = Files.write(folder.resolve("sound.atif.json"), AtifWriter.write(run));
    }

    private static Said check(Object... words) {
        StringWriter out = new StringWriter();
        CommandLine line =
                MarlinCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        String[] all = new String[words.length + 2];
        all[0] = "trajectory";
        all[1] = "check";
        for (int i = 0; i < words.length; i++) {
            all[i + 2] = words[i].toString();
        }
        int code = line.execute(all);
        return new Said(code, out.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void tellsWhatASoundDocumentHolds() {
        Said said = check("--strict", sound);
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .isEqualTo(
                        "ok     " + sound
                                + "\n       ATIF-v1.7, Petrel 1.0: 2 turns, 6 steps, 2 tool calls, 240 tokens in (200 cached), 4 out\n");
    }

    @Test
    void tellsEachDeviationWithItsPlaceAndFailsOnlyWhenStrict() throws IOException {
        Path deviating = file("deviating.json", DEVIATING);
        Said lenient = check(deviating);
        assertThat(lenient.code()).isZero();
        assertThat(lenient.out())
                .startsWith("loose  ")
                .contains("heron [31m 2: 1 turns, 2 steps", "steps[1].step_id: must be 2", "surprise : unknown field")
                .doesNotContain("\u001b", "\u009b");
        Said strict = check("--strict", sound, deviating);
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).contains("ok     " + sound, "WRONG  " + deviating);
    }

    @Test
    void findsANameThatStandsTwice() throws IOException {
        String twice = Files.readString(sound).replaceFirst("\"session_id\":", "\"session_id\":\"x\",\"session_id\":");
        Said said = check("--strict", file("twice.json", twice));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("Duplicate");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        Said said = check("--json", sound, file("deviating.json", DEVIATING), folder.resolve("none"));
        assertThat(said.code()).isEqualTo(1);
        JsonNode json = new JsonMapper().readTree(said.out());
        assertThat(json.get("ok").booleanValue()).isFalse();
        JsonNode first = json.get("files").get(0);
        assertThat(first.get("file").asString()).isEqualTo(sound.toString());
        assertThat(first.get("turns").intValue()).isEqualTo(2);
        assertThat(first.get("promptTokens").intValue()).isEqualTo(240);
        assertThat(first.get("deviations")).isEmpty();
        assertThat(json.get("files").get(1).get("deviations").findValuesAsString("path"))
                .contains("steps[1].step_id");
        assertThat(json.get("files").get(2).get("readable").booleanValue()).isFalse();
    }

    @Test
    void hostileFilesGetOneSentenceEach() throws IOException {
        Path huge = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        Path many = file("many.json", "{\"steps\": [" + "[],".repeat(12_000_000) + "1]}");
        Path binary = Files.write(folder.resolve("binary\u001b[2J.json"), new byte[] {0, (byte) 0xff, 27, 91, 50, 74});
        for (Path hostile : List.of(
                huge,
                many,
                binary,
                file("deep.json", "[".repeat(1_000_000)),
                file("nested.json", "{\"extra\":".repeat(100) + "1" + "}".repeat(100)),
                file("empty.json", ""),
                file("list.json", "[1, 2]"),
                file("other.json", "{\"trajectory\": []}"),
                file("cut.json", "{\"schema_version\": \"ATIF"),
                folder,
                Path.of("/dev/zero"),
                folder.resolve("none.json"))) {
            Said said = check(hostile);
            assertThat(said.code()).as(hostile.toString()).isEqualTo(1);
            assertThat(said.out().lines())
                    .as(hostile.toString())
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("WRONG  ")
                            .hasSizeLessThan(1000)
                            .doesNotContain("\u001b", "\u0000"));
        }
    }

    @Test
    void wantsAFile() {
        assertThat(check().code()).isEqualTo(2);
    }

    private record Said(int code, String out) {}
}
