package dev.marlin.runner.git;

import dev.marlin.runner.git.GitResult.End;
import dev.marlin.runner.git.objects.GitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The git command line under our rules: an environment built from nothing, no configuration of the machine or the
 * person, no hooks, no prompts, no submodules, one transport at most, limits of time, output, file size and memory. It
 * only ever works on bare git directories that Marlin itself made; folders that an agent wrote never meet it.
 */
public final class GitCli {
    private static final int KEPT_ERROR_BYTES = 64 << 10;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private final String searchPath;

    /** Git as found in Marlin's own search path. */
    public GitCli() {
        this(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    }

    GitCli(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The version that git prints, such as {@code git version 2.39.5}.
     *
     * @throws GitException when git or prlimit (util-linux) is not there
     */
    public String version() {
        return run(GitCall.on(Path.of("/nonexistent"), "version"))
                .orThrow("asking git for its version")
                .stdoutText()
                .strip();
    }

    /** Runs one call to its end; how it ended is the result, not an exception. */
    GitResult run(GitCall call) {
        Process process = start(call);
        Output stdout = new Output(process.getInputStream(), call.limits().outputBytes(), true);
        Output stderr = new Output(process.getErrorStream(), KEPT_ERROR_BYTES, false);
        List<Thread> threads = List.of(
                Thread.startVirtualThread(stdout),
                Thread.startVirtualThread(stderr),
                Thread.startVirtualThread(() -> feed(process, call.stdin())));
        try {
            Ending ending = await(process, call, stdout);
            for (Thread thread : threads) {
                if (!thread.join(GRACE)) {
                    throw new GitException("git ended but its pipes stayed open");
                }
            }
            boolean overflowed = stdout.overflowed.get();
            End end = overflowed ? End.OUTPUT : ending.end();
            int exit = end == End.EXITED ? process.exitValue() : -1;
            return new GitResult(end, exit, stdout.bytes(), stderr.text(), ending.reason());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GitException("git was interrupted", interrupted);
        } finally {
            kill(process);
        }
    }

    private Process start(GitCall call) {
        ProcessBuilder builder = new ProcessBuilder(HardenedGit.commandLine(call));
        builder.environment().clear();
        builder.environment().putAll(HardenedGit.environment(call, searchPath));
        builder.directory(Path.of("/").toFile());
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new GitException("git could not be started: install git and util-linux (prlimit)", missing);
        }
    }

    private static Ending await(Process process, GitCall call, Output stdout) throws InterruptedException {
        long deadline = System.nanoTime() + call.limits().wallClock().toNanos();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            String objection = call.watch().get();
            if (!objection.isEmpty()) {
                kill(process);
                return new Ending(End.WATCH, objection);
            }
            if (stdout.overflowed.get()) {
                kill(process);
                return new Ending(End.OUTPUT, "");
            }
            if (System.nanoTime() - deadline > 0) {
                kill(process);
                return new Ending(End.TIME, "");
            }
        }
        return new Ending(End.EXITED, "");
    }

    /**
     * Children first listed, then all killed: a transport that outlived git would hold our pipes open. One that has
     * ended has no children to be found any more, and looking for them means reading every process of the machine.
     */
    private static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void feed(Process process, byte[] stdin) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(stdin);
        } catch (IOException closed) {
            // git ended without reading everything: its exit code tells why
            return;
        }
    }

    private record Ending(End end, String reason) {}

    /** Reads one stream to its end; keeps the first bytes and notes whether there were more. */
    private static final class Output implements Runnable {
        private final InputStream in;
        private final long limit;
        private final boolean stopsAtLimit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final AtomicBoolean overflowed = new AtomicBoolean();

        Output(InputStream in, long limit, boolean stopsAtLimit) {
            this.in = in;
            this.limit = limit;
            this.stopsAtLimit = stopsAtLimit;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[64 << 10];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    int room = (int) Math.min(n, limit - kept.size());
                    kept.write(buffer, 0, room);
                    if (room < n && stopsAtLimit) {
                        overflowed.set(true);
                    }
                }
            } catch (IOException killed) {
                // the process was killed: what was read so far is all there is
                return;
            }
        }

        byte[] bytes() {
            return kept.toByteArray();
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
