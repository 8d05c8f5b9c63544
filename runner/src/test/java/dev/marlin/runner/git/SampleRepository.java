package dev.marlin.runner.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real repository in a folder of a test, made with plain git by a trusted hand. */
public final class SampleRepository {
    private final Path folder;

    private SampleRepository(Path folder) {
        this.folder = folder;
    }

    public static SampleRepository in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        SampleRepository repository = new SampleRepository(folder);
        repository.git("init", "-q", "-b", "main");
        return repository;
    }

    public Path folder() {
        return folder;
    }

    public Path gitDir() {
        return folder.resolve(".git");
    }

    public SampleRepository write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public SampleRepository write(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Commits everything and returns the commit's id. */
    public String commit(String message) {
        git("add", "-A", "-f");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD").strip();
    }

    public String tree(String commit) {
        return git("rev-parse", commit + "^{tree}").strip();
    }

    public String git(String... words) {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        line.addAll(List.of(words));
        return run(folder, line.toArray(String[]::new));
    }

    /** Runs a program, which must succeed, and returns what it printed. */
    public static String run(Path folder, String... line) {
        try {
            ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", line) + ": " + out);
            }
            return out;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
