package dev.marlin.app.command;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a command was given: all are there before anything begins. */
final class InputFiles {
    private InputFiles() {}

    /** @param done what did not happen to any of them: “imported” */
    static void require(List<Path> files, String done) {
        List<String> missing = files.stream()
                .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .map(Path::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new MarlinException(
                    Problem.NOT_FOUND,
                    "There is no readable file " + String.join(" and no ", missing) + ". Nothing was " + done + ".");
        }
    }
}
