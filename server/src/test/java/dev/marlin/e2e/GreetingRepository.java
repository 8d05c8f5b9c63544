package dev.marlin.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A repository that greets wrongly, made with git as anybody would; its tests are a shell script that writes a JUnit
 * report, so that nothing has to be compiled.
 *
 * @param commit the base of tasks, 40 hex
 */
public record GreetingRepository(Path folder, String commit) {
    private static final String TESTS = """
            #!/bin/sh
            # Writes the report of two tests.
            report() {
                if grep -q "$3" "$2"; then
                    echo "<testcase classname='greeting.GreetingTest' name='$1'/>"
                else
                    echo "<testcase classname='greeting.GreetingTest' name='$1'><failure message='$2 is wrong'/></testcase>"
                fi
            }
            mkdir -p build
            {
                echo "<testsuite name='greeting.GreetingTest' tests='2'>"
                report saysHello greeting.txt '^hello'
                report saysBye farewell.txt '^bye'
                echo "</testsuite>"
            } > build/TEST-greeting.xml
            """;

    public static GreetingRepository make(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("README.md"), "# Greeter\n\nSays hullo, then bye.\n");
            git(folder, "init", "-q", "-b", "main");
            commit(folder, "Begin");
            Files.writeString(folder.resolve("greeting.txt"), "hullo, reader\n");
            Files.writeString(folder.resolve("farewell.txt"), "bye, reader\n");
            Files.writeString(folder.resolve("test.sh"), TESTS);
            Files.writeString(folder.resolve(".gitignore"), "build/\n");
            commit(folder, "Greet");
            String base = git(folder, "rev-parse", "HEAD");
            Files.writeString(folder.resolve("greeting.txt"), "hello, reader\n");
            commit(folder, "Correct the greeting, as it was done upstream later");
            return new GreetingRepository(folder, base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void commit(Path folder, String message) {
        git(folder, "add", "-A");
        git(folder, "commit", "-q", "-m", message);
    }

    private static String git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@marlin.invalid", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
