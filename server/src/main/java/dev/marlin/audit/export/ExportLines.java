package dev.marlin.audit.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of {@code entries.jsonl}, one at a time in one buffer. They are cut by place, not parsed: what is hashed are
 * the very bytes of the file.
 */
public final class ExportLines {
    private static final byte[] SEQUENCE = ascii("{\"sequence\":");
    private static final byte[] HASH = ascii(",\"hash\":\"");
    private static final byte[] ENTRY = ascii("\",\"entry\":{");
    private static final int LONGEST = 1 << 20;
    private static final int DIGITS = 18;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int end;
    private int filled;
    private long sequence;
    private int hashFrom;
    private int entryFrom;

    public ExportLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    public boolean next() throws IOException {
        from = filled == 0 ? 0 : end + 1;
        int looked = from;
        while (true) {
            for (; looked < filled; looked++) {
                if (buffer[looked] == '\n') {
                    end = looked;
                    return true;
                }
            }
            int shift = from;
            if (!fill()) {
                end = filled;
                return from < filled;
            }
            looked -= shift;
        }
    }

    private boolean fill() throws IOException {
        int kept = Math.max(0, filled - from);
        if (kept > LONGEST) {
            throw new IOException("a line is longer than " + LONGEST + " bytes");
        }
        byte[] target = kept * 2 > buffer.length ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, filled - kept, target, 0, kept);
        buffer = target;
        filled = kept;
        from = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    /** Whether the line has the form of an entry; only then the other questions have answers. */
    public boolean isEntry() {
        if (!has(SEQUENCE, from)) {
            return false;
        }
        int at = from + SEQUENCE.length;
        int digits = at;
        sequence = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - digits < DIGITS) {
            sequence = 10 * sequence + (buffer[at] - '0');
            at++;
        }
        if (at == digits || buffer[digits] == '0' || !has(HASH, at)) {
            return false;
        }
        hashFrom = at + HASH.length;
        entryFrom = hashFrom + EntryHasher.HEX + ENTRY.length - 1;
        return has(ENTRY, hashFrom + EntryHasher.HEX)
                && end - entryFrom >= 3
                && buffer[end - 1] == '}'
                && buffer[end - 2] == '}';
    }

    public long sequence() {
        return sequence;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int hashFrom() {
        return hashFrom;
    }

    public int entryFrom() {
        return entryFrom;
    }

    public int entryLength() {
        return end - 1 - entryFrom;
    }

    /** Id of the event, when the entry still has one: behind the facts, whose quotes are all escaped. */
    public Optional<Long> event() {
        String entry = new String(buffer, entryFrom, entryLength(), StandardCharsets.UTF_8);
        String mark = "},\"id\":\"";
        int at = entry.indexOf(mark);
        int quote = at < 0 ? -1 : entry.indexOf('"', at + mark.length());
        String id = quote < 0 ? "" : entry.substring(at + mark.length(), quote);
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(id)) : Optional.empty();
    }

    private boolean has(byte[] text, int at) {
        return at + text.length <= end && Arrays.equals(buffer, at, at + text.length, text, 0, text.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
