package dev.marlin.diffs;

import dev.marlin.kernel.Digest;
import java.util.Arrays;
import org.eclipse.jgit.diff.RawText;

/** One version of a file: bytes, cut into lines at line feeds, read as UTF-8 with bad bytes shown as such. */
public final class TextFile {
    /** A file that is not there, or has no content. */
    public static final TextFile EMPTY = new TextFile(new byte[0]);

    private static final int SEARCH_REACH = 2_000;

    private final byte[] bytes;
    private final RawText text;
    private final boolean binary;

    private TextFile(byte[] bytes) {
        this.bytes = bytes;
        this.text = new RawText(bytes);
        this.binary = RawText.isBinary(bytes, bytes.length, true);
    }

    public static TextFile of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new TextFile(bytes.clone());
    }

    /** A zero byte near its beginning tells that people cannot read it. */
    public boolean isBinary() {
        return binary;
    }

    public int lineCount() {
        return text.size();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** @param index from 0; the answer is without its line feed, with its carriage return */
    public String line(int index) {
        return text.getString(index);
    }

    /** The last line has no line feed. */
    public boolean lacksFinalNewline() {
        return text.size() > 0 && text.isMissingNewlineAtEnd();
    }

    /** Every line ends with carriage return and line feed. */
    boolean endsInReturns() {
        for (int i = 0; i < text.size(); i++) {
            if (!text.getString(i).endsWith("\r")) {
                return false;
            }
        }
        return text.size() > 0;
    }

    /** SHA-256 of the lines from {@code from} to before {@code to}, joined by line feeds: what stands there. */
    public String digest(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(i == from ? "" : "\n").append(line(i));
        }
        return Digest.sha256(lines.toString());
    }

    /**
     * Where lines with this digest stand now.
     *
     * @param expected index from 0 where they stood; the nearest place is answered
     * @param count how many lines
     * @return index from 0; -1 when they are gone
     */
    public int find(String digest, int expected, int count) {
        for (int away = 0; away <= SEARCH_REACH; away++) {
            for (int at : new int[] {expected - away, expected + away}) {
                if (at >= 0
                        && at + count <= lineCount()
                        && digest(at, at + count).equals(digest)) {
                    return at;
                }
            }
        }
        return -1;
    }

    RawText raw() {
        return text;
    }

    boolean sameBytes(TextFile other) {
        return Arrays.equals(bytes, other.bytes);
    }
}
