package dev.marlin.runner.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder of this process, below one that several processes share. A lock beside it tells whether its process lives, so
 * that nothing in it outlives that for long: who comes next deletes what the dead left.
 */
public final class ProcessFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path path;
    private final Path lockFile;
    private final FolderLock lock;

    private ProcessFolder(Path path, Path lockFile, FolderLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** A new one below {@code shared}, which is made when missing; deletes what dead processes left there. */
    public static ProcessFolder open(Path shared) throws IOException {
        Files.createDirectories(shared);
        removeAbandoned(shared);
        String name = UUID.randomUUID().toString();
        Path lockFile = shared.resolve(name + LOCK);
        FolderLock lock = FolderLock.takeNew(lockFile);
        return new ProcessFolder(Files.createDirectory(shared.resolve(name)), lockFile, lock);
    }

    /** Deletes the folders of dead processes below {@code shared}, which may be missing. */
    public static void removeAbandoned(Path shared) throws IOException {
        if (!Files.isDirectory(shared)) {
            return;
        }
        try (var locks = Files.newDirectoryStream(shared, "*" + LOCK)) {
            for (Path file : locks) {
                Optional<FolderLock> taken = FolderLock.tryTake(file);
                if (taken.isPresent()) {
                    try (FolderLock held = taken.get()) {
                        String name = file.getFileName().toString();
                        TreeRemoval.remove(file.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                        Files.delete(file);
                    }
                }
            }
        }
    }

    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            TreeRemoval.remove(path);
            Files.deleteIfExists(lockFile);
        }
    }
}
