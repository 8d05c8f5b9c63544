package dev.marlin.notices.outbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads as much of an HTTP/1.1 answer as is needed, and no more: status, headers, the beginning of the body. */
final class AnswerReader {
    private static final int HEAD_BYTES = 16 * 1024;
    private static final int BODY_BYTES = 1_000;
    private static final int INTERIM = 5;

    private final InputStream in;
    private int left = HEAD_BYTES;

    private AnswerReader(InputStream in) {
        this.in = in;
    }

    static Reply.Answered read(InputStream in) throws IOException {
        AnswerReader reader = new AnswerReader(in);
        for (int i = 0; i < INTERIM; i++) {
            int status = status(reader.line());
            Map<String, String> headers = reader.headers();
            if (status >= 200) {
                return new Reply.Answered(
                        status, Optional.ofNullable(headers.get("retry-after")), reader.excerpt(status, headers));
            }
        }
        throw new IOException("nothing but interim answers");
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-9][0-9][0-9]( .*)?")) {
            throw new IOException("no HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer ended early");
            }
            if (--left < 0) {
                throw new IOException("the headers have no end");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** A body that breaks off says nothing about the status before it. */
    private String excerpt(int status, Map<String, String> headers) {
        if (status == 204 || status == 304) {
            return "";
        }
        try {
            return printable(in.readNBytes(length(headers)));
        } catch (IOException broken) {
            return "";
        }
    }

    private int length(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "");
        if (length.matches("\\d{1,9}")) {
            return Math.min(BODY_BYTES, Integer.parseInt(length));
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            String size = line().replaceFirst(";.*", "").strip();
            return size.matches("[0-9a-fA-F]{1,7}") ? Math.min(BODY_BYTES, Integer.parseInt(size, 16)) : 0;
        }
        return BODY_BYTES;
    }

    private static String printable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("\\p{C}", " ")
                .strip();
    }
}
