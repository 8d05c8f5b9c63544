package dev.marlin.catalog.rows;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a stream, each under a limit: a line that is too long is skipped to its end and reported, not stored. */
final class BoundedLines {
    /** Longest line, in bytes. */
    static final int LONGEST = 256 * 1024;

    private final BufferedInputStream in;
    private long number;

    BoundedLines(InputStream in) {
        this.in = in instanceof BufferedInputStream buffered ? buffered : new BufferedInputStream(in, 1 << 16);
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param text without its line end; empty when there is a problem
     * @param problem why it cannot be read; empty when it can
     */
    record Line(long number, String text, Optional<String> problem) {}

    /** @return empty at the end */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        long length = 0;
        int b = in.read();
        if (b < 0) {
            return Optional.empty();
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            length++;
            if (length <= LONGEST) {
                bytes.write(b);
            }
        }
        number++;
        return Optional.of(
                length > LONGEST
                        ? problem("longer than " + LONGEST / 1024 + " KiB (" + length + " bytes)")
                        : decoded(bytes.toByteArray()));
    }

    private Line decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (number == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            return new Line(
                    number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, Optional.empty());
        } catch (CharacterCodingException e) {
            return problem("not UTF-8");
        }
    }

    private Line problem(String reason) {
        return new Line(number, "", Optional.of(reason));
    }
}
