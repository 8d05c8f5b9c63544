package dev.pkgdock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a command line through the shell and waits for its end. */
public final class Launcher {
    private final Duration timeout;

    public Launcher(Duration timeout) {
        this.timeout = timeout;
    }

    public Outcome launch(String line, Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("last-install.log");
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            return new Outcome(-1, "stopped after " + timeout.toSeconds() + " s");
        }
        return new Outcome(process.exitValue(), java.nio.file.Files.readString(output, StandardCharsets.UTF_8));
    }

    /**
     * How it ended.
     *
     * @param exit exit code, −1 when it was stopped
     * @param output what it printed
     */
    public record Outcome(int exit, String output) {
        public boolean isSuccess() {
            return exit == 0;
        }
    }
}
