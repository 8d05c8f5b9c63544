package dev.marlin.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFolderTest {
    @TempDir
    Path shared;

    private List<Path> entries() throws IOException {
        try (Stream<Path> listed = Files.list(shared)) {
            return listed.toList();
        }
    }

    @Test
    void whoComesNextDeletesWhatAKilledProcessLeft() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        shared.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Path left = Path.of(other.inputReader(StandardCharsets.UTF_8).readLine());
            ProcessFolder.removeAbandoned(shared);
            assertThat(left.resolve("said.json")).as("while its process lives").exists();
            other.destroyForcibly().waitFor();
            ProcessFolder.removeAbandoned(shared);
            assertThat(entries()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aNewOneLeavesThoseOfTheLivingAlone() throws IOException {
        try (ProcessFolder one = ProcessFolder.open(shared);
                ProcessFolder two = ProcessFolder.open(shared)) {
            assertThat(one.path()).isEmptyDirectory().isNotEqualTo(two.path());
            assertThat(two.path()).isEmptyDirectory();
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void aMissingFolderHasNothingToRemove() throws IOException {
        ProcessFolder.removeAbandoned(shared.resolve("none"));
        assertThat(entries()).isEmpty();
    }

    /** Holds a folder until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            Path own = ProcessFolder.open(Path.of(arguments[0])).path();
            Files.writeString(own.resolve("said.json"), "{}");
            System.out.println(own);
            new CountDownLatch(1).await();
        }
    }
}
