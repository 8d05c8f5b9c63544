package dev.marlin.runner.verify;

import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Execution;
import dev.marlin.runner.sandbox.Exit;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The report files in a workspace, found, deleted and read by commands inside the sandbox; links are never followed. */
final class ReportFiles {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_FILES = 20_000;
    private static final Pattern NUL = Pattern.compile("\0");
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(60), Duration.ofSeconds(60), MOST_BYTES, 1L << 30, 256, Duration.ofSeconds(60));

    private final ReportGlob glob;
    private final Sandbox sandbox;

    ReportFiles(String glob, Sandbox sandbox) {
        this.glob = new ReportGlob(glob);
        this.sandbox = sandbox;
    }

    /** Removes what matches, files and links alike: a report must come from the run, not from the candidate. */
    void delete() throws Unreadable {
        List<String> names = find(List.of("(", "-type", "f", "-o", "-type", "l", ")"));
        if (!names.isEmpty()) {
            Execution execution =
                    sandbox.run(inWorkspace("xargs", "-0", "rm", "-f", "--").withStdin(join(names)), LIMITS);
            if (!execution.exit().isSuccess()) {
                throw new SandboxException("old test reports could not be deleted: " + execution.stderrText());
            }
        }
    }

    /** The contents of all reports, in the order of their names. */
    List<byte[]> read() throws Unreadable {
        List<String> names = find(List.of("-type", "f"));
        if (names.isEmpty()) {
            return List.of();
        }
        StandardOutput archive = new StandardOutput(MOST_BYTES);
        Execution execution = sandbox.run(
                inWorkspace("tar", "-c", "-f", "-", "--format=gnu", "--no-recursion", "--null", "--files-from=-")
                        .withStdin(join(names)),
                LIMITS,
                archive);
        if (archive.isTooLong()) {
            throw new Unreadable("The test reports have more than " + MOST_BYTES + " bytes.");
        }
        if (!execution.exit().isSuccess()) {
            throw new Unreadable("The test reports could not be read: "
                    + execution.stderrText().strip());
        }
        return unpack(archive.bytes());
    }

    private List<String> find(List<String> types) throws Unreadable {
        List<String> words = new ArrayList<>(List.of("find", glob.folder(), "-name", glob.name()));
        words.addAll(types);
        words.add("-print0");
        StandardOutput list = new StandardOutput(MOST_BYTES);
        Execution execution = sandbox.run(inWorkspace(words.toArray(String[]::new)), LIMITS, list);
        if (execution.exit() instanceof Exit.SandboxFailed failed) {
            throw new SandboxException("test reports could not be looked for: " + failed.reason());
        }
        if (list.isTooLong()) {
            throw new Unreadable("The workspace has too many files that look like test reports.");
        }
        String out = new String(list.bytes(), StandardCharsets.ISO_8859_1);
        List<String> names = NUL.splitAsStream(out)
                .filter(name -> name.startsWith("./") && glob.matches(name.substring(2)))
                .sorted()
                .toList();
        if (names.size() > MOST_FILES) {
            throw new Unreadable("The workspace has more than " + MOST_FILES + " test reports.");
        }
        return names;
    }

    private static Command inWorkspace(String... words) {
        List<String> line = new ArrayList<>(List.of("env", "--chdir=/workspace"));
        line.addAll(List.of(words));
        return Command.of(line.toArray(String[]::new));
    }

    private static byte[] join(List<String> names) {
        return (String.join("\0", names) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> unpack(byte[] archive) throws Unreadable {
        List<byte[]> contents = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    contents.add(tar.readAllBytes());
                }
            }
            return contents;
        } catch (IOException broken) {
            throw new Unreadable("The test reports could not be unpacked.");
        }
    }

    /** The candidate's run left reports that cannot be read: its own doing. */
    static final class Unreadable extends Exception {
        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
