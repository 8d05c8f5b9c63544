package dev.marlin.web.gate;

import dev.marlin.kernel.Digest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request with a fingerprint of what it asks for, so that two requests under one key can be told apart. Bodies up to
 * 4 MiB are read into memory, uploads are read part by part; larger bodies are told apart by their length only.
 */
final class RepeatableRequest extends HttpServletRequestWrapper {
    private static final int LARGEST = 4 << 20;

    private final byte @Nullable [] body;
    private final String fingerprint;

    private RepeatableRequest(HttpServletRequest request, byte @Nullable [] body, String fingerprint) {
        super(request);
        this.body = body;
        this.fingerprint = fingerprint;
    }

    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        String type = String.valueOf(request.getContentType());
        MessageDigest digest = Digest.newSha256();
        add(digest, request.getQueryString() == null ? "" : request.getQueryString());
        byte[] read = null;
        if (type.startsWith("application/x-www-form-urlencoded")) {
            addParameters(digest, request.getParameterMap());
        } else if (type.startsWith("multipart/")) {
            addParts(digest, request);
        } else if (request.getContentLengthLong() > LARGEST) {
            add(digest, "length " + request.getContentLengthLong());
        } else if (request.getContentLengthLong() != 0) {
            byte[] start = request.getInputStream().readNBytes(LARGEST + 1);
            if (start.length > LARGEST) {
                throw new IOException("a chunked body may hold at most " + LARGEST + " bytes");
            }
            digest.update(start);
            read = start;
        }
        String what = request.getMethod() + " " + request.getRequestURI();
        return new RepeatableRequest(request, read, what + " " + HexFormat.of().formatHex(digest.digest()));
    }

    /** Method, path and digest of query and content. */
    String fingerprint() {
        return fingerprint;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Bytes(body);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static void addParameters(MessageDigest digest, Map<String, String[]> parameters) {
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!name.equals("_csrf") && !name.equals(IdempotencyFilter.FIELD)) {
                add(digest, name);
                Arrays.stream(values).forEach(value -> add(digest, value));
            }
        });
    }

    /** What each part says, read from where the container keeps it; boundaries differ from sending to sending. */
    private static void addParts(MessageDigest digest, HttpServletRequest request) {
        try {
            for (Part part : request.getParts()) {
                if (part.getName().equals("_csrf") || part.getName().equals(IdempotencyFilter.FIELD)) {
                    continue;
                }
                add(digest, part.getName());
                add(digest, String.valueOf(part.getSubmittedFileName()));
                digest.update((part.getSize() + ":").getBytes(StandardCharsets.UTF_8));
                try (InputStream content = part.getInputStream()) {
                    content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                }
            }
        } catch (IOException | ServletException | IllegalStateException e) {
            // What cannot be read, or is too large, is refused by what reads it next, with better words.
            add(digest, "length " + request.getContentLengthLong());
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read before the handler runs");
        }
    }
}
