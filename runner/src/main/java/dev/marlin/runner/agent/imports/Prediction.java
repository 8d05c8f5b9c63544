package dev.marlin.runner.agent.imports;

import java.nio.charset.StandardCharsets;

/**
 * One row of a SWE-bench predictions file.
 *
 * @param instanceId which task it answers
 * @param model {@code model_name_or_path}
 * @param patch {@code model_patch} as it is, nothing trimmed; empty when the file has an empty text or null
 * @param extra further columns as one JSON object, kept and not read
 */
public record Prediction(String instanceId, String model, String patch, String extra) {
    public byte[] patchBytes() {
        return patch.getBytes(StandardCharsets.UTF_8);
    }
}
