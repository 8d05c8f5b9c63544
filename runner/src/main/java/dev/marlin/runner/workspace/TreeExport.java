package dev.marlin.runner.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the files of one commit, byte for byte as they are in git.
 *
 * <p>It works in a git directory of its own that borrows the objects, so nothing that the repository says takes part:
 * no hooks, filters, line ending or encoding rules, {@code export-ignore} or {@code export-subst}, no configuration of
 * user or system. Links stay links, the executable bit stays, a submodule is an empty folder.
 */
final class TreeExport {
    /** Stands above every {@code .gitattributes} of the tree. */
    private static final String ATTRIBUTES = "* !filter !text !eol !crlf !ident !working-tree-encoding\n";

    private static final String CONFIGURATION = """
            [core]
            \trepositoryformatversion = 0
            \tbare = false
            \tsymlinks = true
            \tfilemode = true
            \tautocrlf = false
            \thooksPath = /dev/null
            \tfsmonitor = false
            """;

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/local/bin:/usr/bin:/bin",
            "LC_ALL", "C",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_ATTR_NOSYSTEM", "1",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_ALLOW_PROTOCOL", "none");

    private final Path gitDir;
    private final Path root;

    private TreeExport(Path gitDir, Path root) {
        this.gitDir = gitDir;
        this.root = root;
    }

    /** The commit or its tree cannot be written; the message holds git's own words. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Fills {@code root}, which must not exist; uses and leaves the new folder {@code scratch}. Returns the tree. */
    static String write(Path objects, String commit, Path root, Path scratch) throws IOException, RefusedException {
        Path store = objects.toRealPath().resolve("objects");
        if (!Files.isDirectory(store) || store.toString().indexOf('\n') >= 0) {
            throw new RefusedException("there is no bare git directory at " + objects);
        }
        Files.createDirectories(scratch.resolve("objects/info"));
        Files.createDirectories(scratch.resolve("refs"));
        Files.createDirectories(scratch.resolve("info"));
        Files.writeString(scratch.resolve("objects/info/alternates"), store + "\n");
        Files.writeString(scratch.resolve("HEAD"), "ref: refs/heads/none\n");
        Files.writeString(scratch.resolve("config"), CONFIGURATION);
        Files.writeString(scratch.resolve("info/attributes"), ATTRIBUTES);
        Files.createDirectory(root);
        return new TreeExport(scratch, root).write(commit);
    }

    private String write(String commit) throws IOException, RefusedException {
        String tree = git("rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}^{tree}")
                .strip();
        git("read-tree", tree);
        git("checkout-index", "--all", "--quiet");
        return tree;
    }

    private String git(String... arguments) throws IOException, RefusedException {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "umask 022; exec git \"$@\"", "git"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().put("GIT_DIR", gitDir.toString());
        builder.environment().put("GIT_WORK_TREE", root.toString());
        Path said = gitDir.resolve("stderr");
        builder.redirectInput(new File("/dev/null")).redirectError(said.toFile());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                String why = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
                throw new RefusedException(why.isEmpty() ? "the commit is not in this repository" : why);
            }
            return printed;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git wrote the base", e);
        }
    }
}
