package dev.marlin.runner.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small real repository, written by git, and a bare copy of it. */
final class GitFixture {
    private final Path work;
    private final Path bare;

    GitFixture(Path folder) throws IOException, InterruptedException {
        work = Files.createDirectories(folder.resolve("work"));
        bare = folder.resolve("bare.git");
        git("init", "-q", "-b", "main");
    }

    Path file(String name) {
        return work.resolve(name);
    }

    Path bare() {
        return bare;
    }

    void write(String name, String content) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Commits everything and refreshes the bare copy; returns the commit. */
    String commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "a commit");
        String commit = git("rev-parse", "HEAD").strip();
        if (Files.exists(bare)) {
            git("push", "-q", bare.toString(), "main");
        } else {
            git("clone", "-q", "--bare", work.toString(), bare.toString());
        }
        return commit;
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@example.org"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        Process process = builder.redirectInput(new File("/dev/null")).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git " + List.of(arguments) + ": " + said);
        }
        return said;
    }
}
