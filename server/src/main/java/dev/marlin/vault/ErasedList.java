package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Ids of erased people in a file beside the house key: a backup from before, put back, must not bring them back unseen.
 */
final class ErasedList {
    private final Path file;

    ErasedList(Path folder) {
        this.file = folder.resolve("erased.txt");
    }

    /** Adds the person, on disk before it returns; a line that a kill left unfinished does not swallow theirs. */
    void add(PersonId person) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String line = (isCutOff() ? "\n" : "") + person + "\n";
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the list of erased people", e);
        }
    }

    private boolean isCutOff() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String all = Files.readString(file, StandardCharsets.US_ASCII);
        return !all.isEmpty() && !all.endsWith("\n");
    }

    /** All of them, each once; an unfinished last line is no person. */
    List<PersonId> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readString(file, StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .distinct()
                    .map(PersonId::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of erased people", e);
        }
    }
}
