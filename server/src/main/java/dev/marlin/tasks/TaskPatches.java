package dev.marlin.tasks;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.store.BlobStore;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/** Reference and test patches of tasks: checked for being a patch at all, kept as blobs. */
@Service
public class TaskPatches {
    /** Largest patch that is kept. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private final BlobStore blobs;

    TaskPatches(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Keeps a unified diff and returns its digest, 64 hex. Storing the same bytes twice is one blob.
     *
     * @param field named when the patch is refused: {@code referencePatch}
     * @throws MarlinException INVALID when it is empty, no UTF-8 or no unified diff; TOO_LARGE above 5 MiB
     */
    public String store(String field, byte[] patch) {
        if (patch.length > MAX_BYTES) {
            throw new MarlinException(Problem.TOO_LARGE, field + ": a patch has at most 5 MiB. Nothing was stored.");
        }
        String text = decode(field, patch);
        TaskRules.require(!text.isBlank(), field + ": the patch is empty");
        boolean diff = text.lines().anyMatch(line -> line.startsWith("diff --git ") || line.startsWith("--- "));
        TaskRules.require(diff && text.indexOf('\0') < 0, field + ": this is no unified diff, as “git diff” writes it");
        return blobs.put(patch);
    }

    /** @throws MarlinException NOT_FOUND when no such patch is kept */
    public String text(String digest) {
        return new String(blobs.get(digest), StandardCharsets.UTF_8);
    }

    private static String decode(String field, byte[] patch) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(patch))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MarlinException(Problem.INVALID, field + ": the patch is not UTF-8 text. Nothing was stored.", e);
        }
    }
}
