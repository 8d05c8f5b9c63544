package dev.marlin.testkit.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The real jar as a process of its own, on a free port: what a user runs. May be killed and started again. Where no jar
 * was packaged ({@code marlin.jar} is not set), the classes of this very class path run instead.
 */
public final class MarlinProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
    private static final int START_LIMIT_SECONDS = 120;

    private final Process process;
    private final URI url;
    private final List<String> output;

    private MarlinProcess(Process process, URI url, List<String> output) {
        this.process = process;
        this.url = url;
        this.output = output;
    }

    /** Starts {@code marlin <arguments> --port 0} and waits for its URL. */
    public static MarlinProcess start(Path data, Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--port", "0"));
        return await(launch(data, environment, words));
    }

    /** Runs {@code marlin <arguments>} to its end. */
    public static Ended command(Path data, Map<String, String> environment, String... arguments) {
        Process process = launch(data, environment, List.of(arguments));
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a command ended; {@code output} is standard output and error together. */
    public record Ended(int exitCode, String output) {}

    private static Process launch(Path data, Map<String, String> environment, List<String> arguments) {
        // Tests may run in the background, where a shell has Ctrl-C ignored and children inherit that.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program());
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("MARLIN_"));
        builder.environment().putAll(environment);
        builder.environment()
                .put("MARLIN_HOME", Path.of("..").toAbsolutePath().normalize().toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> program() {
        String jar = System.getProperty("marlin.jar");
        return jar == null
                ? List.of("-cp", System.getProperty("java.class.path"), "dev.marlin.app.Marlin")
                : List.of("-jar", jar);
    }

    private static MarlinProcess await(Process process) {
        List<String> output = new CopyOnWriteArrayList<>();
        List<URI> found = new CopyOnWriteArrayList<>();
        CountDownLatch known = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.add(line);
                    Matcher match = URL.matcher(line);
                    if (found.isEmpty() && match.find()) {
                        found.add(URI.create(match.group(1)));
                        known.countDown();
                    }
                }
            } catch (IOException e) {
                output.add(e.toString());
            }
            known.countDown();
        });
        try {
            if (!known.await(START_LIMIT_SECONDS, TimeUnit.SECONDS) || found.isEmpty()) {
                process.destroyForcibly();
                throw new IllegalStateException("Marlin did not start:\n" + String.join("\n", output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new MarlinProcess(process, found.getFirst(), output);
    }

    public URI url() {
        return url;
    }

    /** What it printed so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}: nothing is flushed, nothing is closed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ctrl-C. */
    public void interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end and returns the exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Marlin does not end:\n" + String.join("\n", output));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to stop, as a service manager would. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}
