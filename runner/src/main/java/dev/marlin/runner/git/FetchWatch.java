package dev.marlin.runner.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at the packs of a git directory while a fetch fills it. A pack says in its first twelve bytes how many objects
 * it will bring, so a bomb is seen before it goes off.
 */
final class FetchWatch implements Supplier<String> {
    private final Path packs;
    private final MirrorLimits limits;

    FetchWatch(Path gitDir, MirrorLimits limits) {
        this.packs = gitDir.resolve("objects/pack");
        this.limits = limits;
    }

    @Override
    public String get() {
        try {
            long bytes = 0;
            for (Path file : files()) {
                bytes += size(file);
                if (announcedObjects(file) > limits.objects()) {
                    return "the repository has more than " + limits.objects() + " objects";
                }
            }
            return bytes > limits.bytes() ? "the repository has more than " + limits.bytes() + " bytes" : "";
        } catch (IOException failed) {
            return "the incoming objects could not be watched: " + failed.getMessage();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.list(packs)) {
            return list.toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException renamed) {
            return 0;
        }
    }

    /** Zero for files that are no packs or have not got their header yet. */
    private static long announcedObjects(Path file) throws IOException {
        ByteBuffer header;
        try (InputStream in = Files.newInputStream(file)) {
            header = ByteBuffer.wrap(in.readNBytes(12));
        } catch (NoSuchFileException renamed) {
            return 0;
        }
        boolean isPack = header.remaining() == 12 && header.getInt(0) == 0x5041434b;
        return isPack ? Integer.toUnsignedLong(header.getInt(8)) : 0;
    }
}
