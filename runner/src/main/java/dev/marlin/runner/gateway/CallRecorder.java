package dev.marlin.runner.gateway;

import dev.marlin.runner.gateway.wire.Redaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the bodies of a grant's calls as files {@code 0001-request.json}, {@code 0001-response.sse}, numbered like the
 * calls. No header and no address is kept; the route's key is searched for on both ways. Each file ends at 16 MiB and all together at 512
 * MiB; a disk that fails costs the recording, not the call.
 */
final class CallRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);
    private static final long FILE_BYTES = 16L << 20;
    private static final long ALL_BYTES = 512L << 20;

    private final @Nullable Path folder;
    private final Optional<String> secret;
    private final AtomicLong written = new AtomicLong();

    /** @param secret the route's key, which no agent was given: whoever it was told by, it is not kept */
    CallRecorder(Optional<Path> folder, Optional<String> secret) {
        this.folder = folder.orElse(null);
        this.secret = secret;
    }

    void request(int number, byte[] body) {
        if (folder == null) {
            return;
        }
        Redaction redaction = new Redaction(secret);
        try (Body file = open(number, "request.json")) {
            file.write(redaction.accept(body, 0, body.length));
            file.write(redaction.end());
        }
    }

    /** The answer's body, which has gone through redaction; to be closed. */
    Body response(int number, String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        String ending = type.startsWith("text/event-stream") ? "sse" : type.contains("json") ? "json" : "txt";
        return open(number, "response." + ending);
    }

    private Body open(int number, String name) {
        if (folder == null) {
            return new Body(null);
        }
        Path file = folder.resolve(String.format(Locale.ROOT, "%04d-%s", number, name));
        try {
            return new Body(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            LOG.warn("cannot record a model call in {}", file, e);
            return new Body(null);
        }
    }

    /** One file, or none. */
    final class Body implements AutoCloseable {
        private @Nullable OutputStream out;
        private long fileBytes;

        private Body(@Nullable OutputStream out) {
            this.out = out;
        }

        void write(byte[] bytes) {
            OutputStream file = out;
            if (file == null) {
                return;
            }
            long room = Math.min(FILE_BYTES - fileBytes, ALL_BYTES - written.get());
            int part = (int) Math.clamp(room, 0, bytes.length);
            try {
                file.write(bytes, 0, part);
                fileBytes += part;
                written.addAndGet(part);
            } catch (IOException e) {
                LOG.warn("a model call's recording ends early", e);
                close();
            }
        }

        @Override
        public void close() {
            OutputStream file = out;
            out = null;
            try {
                if (file != null) {
                    file.close();
                }
            } catch (IOException e) {
                LOG.warn("a model call's recording was not closed", e);
            }
        }
    }
}
