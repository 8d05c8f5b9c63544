package dev.marlin.runner.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One call of git: always on a named git directory of ours, never on "where we happen to be".
 *
 * @param gitDir bare git directory that no agent can write
 * @param arguments subcommand and its arguments; whoever puts foreign text here puts {@code --} before it
 * @param stdin bytes for standard input; empty means closed
 * @param index path of a temporary index file, or an empty path for none
 * @param settings further {@code -c} settings, such as a pinned address
 * @param transport what a fetch may talk to
 * @param limits bounds of the process
 * @param watch asked about ten times a second; a non-empty answer ends the process
 */
record GitCall(
        Path gitDir,
        List<String> arguments,
        byte[] stdin,
        Path index,
        Map<String, String> settings,
        Transport transport,
        GitLimits limits,
        Supplier<String> watch) {
    GitCall {
        arguments = List.copyOf(arguments);
        settings = Map.copyOf(settings);
        if (arguments.isEmpty()
                || arguments.stream().anyMatch(word -> word.indexOf('\0') >= 0)
                || !gitDir.isAbsolute()) {
            throw new IllegalArgumentException("a git call needs an absolute git directory and arguments without NUL");
        }
    }

    static GitCall on(Path gitDir, String... arguments) {
        return new GitCall(
                gitDir.toAbsolutePath(),
                List.of(arguments),
                new byte[0],
                Path.of(""),
                Map.of(),
                Transport.NONE,
                GitLimits.brief(),
                () -> "");
    }

    GitCall withStdin(byte[] bytes) {
        return new GitCall(gitDir, arguments, bytes, index, settings, transport, limits, watch);
    }

    GitCall withIndex(Path file) {
        return new GitCall(gitDir, arguments, stdin, file, settings, transport, limits, watch);
    }

    GitCall withLimits(GitLimits bounds) {
        return new GitCall(gitDir, arguments, stdin, index, settings, transport, bounds, watch);
    }

    GitCall over(Transport way, Map<String, String> extra, Supplier<String> observer) {
        return new GitCall(gitDir, arguments, stdin, index, extra, way, limits, observer);
    }

    /** What a fetch may talk to. */
    enum Transport {
        /** Nothing: the call works on what is there. */
        NONE,
        /** HTTPS only. */
        HTTPS,
        /** A repository or bundle on this machine: only for administrators and for our own folders. */
        FILE
    }
}
