package dev.marlin.runner.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A program with its arguments, passed on as they are: no shell reads them.
 *
 * @param argv program and arguments, at least one; no element holds a NUL
 * @param environment variables added to the sandbox's own few; never secrets, they are visible on the host
 * @param stdin bytes for standard input; empty means closed
 */
public record Command(List<String> argv, Map<String, String> environment, byte[] stdin) {
    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        stdin = stdin.clone();
        if (argv.isEmpty() || argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command needs a program, and no word may hold a NUL");
        }
    }

    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), new byte[0]);
    }

    /** A line for {@code sh -c}: only for commands that a person wrote as a shell line, such as verifiers. */
    public static Command shell(String line) {
        return of("sh", "-c", line);
    }

    public Command withStdin(byte[] bytes) {
        return new Command(argv, environment, bytes);
    }

    public Command withEnvironment(Map<String, String> variables) {
        return new Command(argv, variables, stdin);
    }

    @Override
    public byte[] stdin() {
        return stdin.clone();
    }
}
