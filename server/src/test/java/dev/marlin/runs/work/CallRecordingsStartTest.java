package dev.marlin.runs.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentSettings;
import dev.marlin.agents.ModelRoutes;
import dev.marlin.runner.sandbox.bwrap.BubblewrapBackend;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.bases.Machinery;
import dev.marlin.runs.bases.Machinery.Room;
import dev.marlin.store.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where recordings lie before they are blobs. */
class CallRecordingsStartTest {
    @TempDir
    Path folder;

    private CallRecordings recordings(boolean wanted) {
        AgentSettings settings = new AgentSettings(folder, List.of(), Optional.empty(), Optional.empty(), wanted);
        return new CallRecordings(settings, machinery(), blobs());
    }

    private Machinery machinery() {
        Duration limit = Duration.ofMinutes(1);
        return new Machinery(
                new RunSettings(folder, 0, limit, limit, 1, limit),
                new ModelRoutes(new AgentSettings(folder, List.of(), Optional.empty(), Optional.empty(), false)),
                Clock.systemUTC(),
                new BubblewrapBackend());
    }

    private BlobStore blobs() {
        return new BlobStore(folder.resolve("blobs"));
    }

    @Test
    void theStartDeletesWhatAKilledProcessRecordedEvenWhereNothingIsRecordedAnyMore() throws IOException {
        Path shared = Files.createDirectories(machinery().folder(Room.RECORDINGS));
        Path left = Files.createDirectories(shared.resolve("dead/calls-1"));
        Files.writeString(left.resolve("0001-request.json"), "{}");
        Files.createFile(shared.resolve("dead.lock"));
        try (CallRecordings recordings = recordings(false)) {
            assertThat(shared).isEmptyDirectory();
            assertThat(recordings.begin().folder()).isEmpty();
        }
    }

    @Test
    void theSameCallsAreOneBlobAndAnAttemptWithoutCallsIsNone() throws IOException {
        try (CallRecordings recordings = recordings(true)) {
            Optional<String> first = said(recordings, "{\"hello\":1}");
            assertThat(first).isPresent().isEqualTo(said(recordings, "{\"hello\":1}"));
            assertThat(said(recordings, "{\"hello\":2}")).isPresent().isNotEqualTo(first);
            assertThat(blobs().file(first.orElseThrow())).isNotEmptyFile();
            try (CallRecording silent = recordings.begin()) {
                assertThat(silent.kept()).isEmpty();
            }
        }
        assertThat(machinery().folder(Room.RECORDINGS)).isEmptyDirectory();
    }

    @Test
    void aFolderThatVanishesCostsTheRecordingOnly() throws IOException {
        try (CallRecordings recordings = recordings(true);
                CallRecording calls = recordings.begin()) {
            Files.delete(calls.folder().orElseThrow());
            assertThat(calls.kept()).isEmpty();
        }
    }

    private static Optional<String> said(CallRecordings recordings, String body) throws IOException {
        try (CallRecording calls = recordings.begin()) {
            Files.writeString(calls.folder().orElseThrow().resolve("0001-request.json"), body);
            return calls.kept();
        }
    }
}
