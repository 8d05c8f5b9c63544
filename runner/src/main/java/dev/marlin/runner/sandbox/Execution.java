package dev.marlin.runner.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One finished execution.
 *
 * @param exit how it ended
 * @param stdout kept bytes of standard output: head and tail when it was longer than the limit,
 *     with a line {@code [N bytes left out here]} between them that is not the program's
 * @param stderr kept bytes of standard error, likewise
 * @param totalBytes bytes written by the program, kept or not
 * @param took wall clock from start of the sandbox process to its end
 */
public record Execution(Exit exit, byte[] stdout, byte[] stderr, long totalBytes, Duration took) {
    public Execution {
        stdout = stdout.clone();
        stderr = stderr.clone();
    }

    @Override
    public byte[] stdout() {
        return stdout.clone();
    }

    @Override
    public byte[] stderr() {
        return stderr.clone();
    }

    /** Standard output as UTF-8; malformed bytes become U+FFFD. */
    public String stdoutText() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String stderrText() {
        return new String(stderr, StandardCharsets.UTF_8);
    }
}
