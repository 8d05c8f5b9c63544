package dev.marlin.tasks.files;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.tasks.TaskPatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files beside a task file, by the name that it gives. */
@FunctionalInterface
public interface TaskFolder {
    /** @throws MarlinException INVALID when there is no such file, or it lies elsewhere; TOO_LARGE above 5 MiB */
    byte[] read(String name);

    /** For files that came alone, over the network: a patch must stand in the file itself. */
    static TaskFolder none() {
        return name -> {
            throw MarlinException.invalid("“" + name
                    + "”: this file came without others. Put the patch itself here, as text. Nothing was stored.");
        };
    }

    /** Files of the folder and below; no link and no “..” leads out of it. */
    static TaskFolder of(Path folder) {
        return name -> readBelow(folder, name);
    }

    private static byte[] readBelow(Path folder, String name) {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                throw unreadable(name);
            }
            if (Files.size(file) > TaskPatches.MAX_BYTES) {
                throw new MarlinException(
                        Problem.TOO_LARGE, "“" + name + "”: a patch has at most 5 MiB. Nothing was stored.");
            }
            return Files.readAllBytes(file);
        } catch (IOException | InvalidPathException e) {
            throw unreadable(name);
        }
    }

    private static MarlinException unreadable(String name) {
        return MarlinException.invalid(
                "“" + name + "”: there is no such file in the folder of the task file. Nothing was stored.");
    }
}
