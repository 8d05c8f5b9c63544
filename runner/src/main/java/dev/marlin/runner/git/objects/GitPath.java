package dev.marlin.runner.git.objects;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The path of a file inside a git tree, as the raw bytes that git stores. Two paths are equal when their bytes are;
 * order is git's: unsigned bytes. It need not be UTF-8 and may hold line breaks, but never a NUL.
 */
public final class GitPath implements Comparable<GitPath> {
    private final byte[] bytes;

    private GitPath(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] == '/') {
            throw new IllegalArgumentException("a path inside a tree is neither empty nor absolute");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw new IllegalArgumentException("a path inside a tree holds no NUL");
            }
        }
        this.bytes = bytes;
    }

    public static GitPath of(byte[] bytes) {
        return new GitPath(bytes.clone());
    }

    /** The path whose bytes are the text in UTF-8. */
    public static GitPath of(String text) {
        return new GitPath(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A name inside a folder; {@code null} stands for the root of the tree. */
    public static GitPath inside(@Nullable GitPath folder, byte[] name) {
        if (folder == null) {
            return of(name);
        }
        byte[] joined = Arrays.copyOf(folder.bytes, folder.bytes.length + 1 + name.length);
        joined[folder.bytes.length] = '/';
        System.arraycopy(name, 0, joined, folder.bytes.length + 1, name.length);
        return new GitPath(joined);
    }

    /** The inverse of {@link #text()}: {@code parse(p.text())} equals {@code p}. */
    public static GitPath parse(String text) {
        if (!text.startsWith("\"")) {
            return of(text);
        }
        if (text.length() < 2 || !text.endsWith("\"")) {
            throw new IllegalArgumentException("a quoted path must end with a quote: " + text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        String body = text.substring(1, text.length() - 1);
        for (int i = 0; i < body.length(); i++) {
            if (body.charAt(i) != '\\') {
                out.write(body.charAt(i));
            } else {
                if (i + 3 >= body.length() || body.charAt(i + 1) != 'x') {
                    throw new IllegalArgumentException("a quoted path knows only \\xHH: " + text);
                }
                out.write(HexFormat.fromHexDigits(body, i + 2, i + 4));
                i += 3;
            }
        }
        return of(out.toByteArray());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes as ISO 8859-1: one character per byte, so that byte-true formats can carry any name. */
    public String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * One line that names this path and no other: the text itself when it is UTF-8 without control characters, else
     * quoted, with {@code \xHH} for each byte that is not printable ASCII.
     */
    public String text() {
        String plain = decoded();
        if (plain != null && !plain.startsWith("\"") && plain.chars().noneMatch(Character::isISOControl)) {
            return plain;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : bytes) {
            boolean printable = b >= 0x20 && b < 0x7f && b != '"' && b != '\\';
            quoted.append(
                    printable
                            ? String.valueOf((char) b)
                            : "\\x" + HexFormat.of().toHexDigits(b));
        }
        return quoted.append('"').toString();
    }

    private @Nullable String decoded() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** Whether this path lies inside the folder, at any depth; a path is not inside itself. */
    public boolean isInside(GitPath folder) {
        int length = folder.bytes.length;
        return bytes.length > length
                && bytes[length] == '/'
                && Arrays.equals(bytes, 0, length, folder.bytes, 0, length);
    }

    @Override
    public int compareTo(GitPath other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GitPath path && Arrays.equals(bytes, path.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
