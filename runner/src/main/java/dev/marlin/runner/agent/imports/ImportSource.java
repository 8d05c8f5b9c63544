package dev.marlin.runner.agent.imports;

import java.nio.file.Path;

/** Where the work of an imported candidate lies. */
public sealed interface ImportSource {
    /** A patch as {@code git apply} takes it, byte for byte. */
    record Patch(byte[] bytes) implements ImportSource {
        public Patch {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /**
     * A commit of a mirror that Marlin holds; what counts is its tree, whatever its parents are.
     *
     * @param commit 40 hex
     */
    record Commit(Path mirror, String commit) implements ImportSource {}

    /** The tip that a branch of a mirror has when the candidate is brought in. */
    record Branch(Path mirror, String branch) implements ImportSource {}

    /**
     * One row of a predictions file.
     *
     * @param model which model's row; empty when the file has only one
     */
    record Predicted(Predictions predictions, String instanceId, String model) implements ImportSource {}
}
