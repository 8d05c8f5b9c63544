package dev.marlin.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signed heads outside the database, one a line, only ever appended to. Against it a rewritten or shortened log is seen,
 * whoever owns the database. Lines that begin with {@code #} say nothing.
 */
public final class AnchorFile {
    /** Ends a line that was cut off in the middle of being written. */
    private static final String TORN = " #torn";

    private final Path file;

    public AnchorFile(Path file) {
        this.file = file;
    }

    /**
     * All anchors in the order of writing; none when there is no file.
     *
     * @throws IllegalArgumentException naming the line that is no anchor
     */
    public List<SignedHead> read() {
        try {
            return Files.exists(file) ? parse(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the anchor file " + file, e);
        }
    }

    /** As {@link #read()}, of a text. */
    public static List<SignedHead> parse(String text) {
        List<SignedHead> heads = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#") && !line.endsWith(TORN)) {
                try {
                    heads.add(SignedHead.parse(line));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + number + " is no anchor: " + e.getMessage(), e);
                }
            }
        }
        return heads;
    }

    Optional<SignedHead> last() {
        List<SignedHead> all = read();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Adds one, and returns when the disk has it. */
    void append(SignedHead head) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                String before = lock.isValid() && endsTorn(channel) ? TORN + "\n" : "";
                channel.position(channel.size());
                ByteBuffer line = StandardCharsets.US_ASCII.encode(before + head.line() + "\n");
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the anchor file " + file, e);
        }
    }

    private static boolean endsTorn(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }
}
