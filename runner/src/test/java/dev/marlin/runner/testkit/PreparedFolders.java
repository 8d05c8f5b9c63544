package dev.marlin.runner.testkit;

import dev.marlin.runner.sandbox.SandboxUser;
import dev.marlin.runner.workspace.PreparedBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Prepared bases for tests, made of files in memory, without git. */
public final class PreparedFolders {
    private PreparedFolders() {}

    /** A base below {@code folder} that holds these files and belongs to the sandbox's user. */
    public static PreparedBase with(Path folder, Map<String, String> files) {
        try {
            Path root = Files.createDirectories(folder.resolve("root"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            SandboxUser.current().ownTree(root);
            Path objects = Files.createDirectories(folder.resolve("objects.git"));
            return new PreparedBase("a".repeat(64), root, objects, "b".repeat(40), "c".repeat(40));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
