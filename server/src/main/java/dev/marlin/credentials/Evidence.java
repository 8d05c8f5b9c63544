package dev.marlin.credentials;

import dev.marlin.kernel.MarlinException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Uploaded evidence: a PDF, PNG or JPEG of at most two MiB; what it is its first bytes say, never its name. */
final class Evidence {
    static final int LARGEST_BYTES = 2 << 20;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Evidence() {}

    /**
     * Ending of the file's name: {@code pdf}, {@code png} or {@code jpg}.
     *
     * @throws MarlinException INVALID when it is none of them, or too large
     */
    static String type(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            throw MarlinException.invalid("file: at most 2 MiB. Nothing was saved; send a smaller copy or a link.");
        }
        if (begins(bytes, PDF)) {
            return "pdf";
        }
        if (begins(bytes, PNG)) {
            return "png";
        }
        if (begins(bytes, JPEG)) {
            return "jpg";
        }
        throw MarlinException.invalid("file: a PDF, PNG or JPEG is wanted. Nothing was saved; send one or a link.");
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }
}
