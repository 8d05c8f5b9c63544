package dev.marlin.runner.workspace;

import java.nio.file.Path;

/** One candidate's writable view of a prepared base. Closing it deletes everything that was written. */
public interface Workspace extends AutoCloseable {
    PreparedBase base();

    /** Where the written files lie on the host; read it only while no sandbox is open over this workspace. */
    Layer layer();

    /** How it was made, for the run manifest: {@code overlay}, {@code reflink-copy} or {@code copy}. */
    String method();

    @Override
    void close();

    /** The host's view of what was written. */
    sealed interface Layer {
        /**
         * Upper folder of an overlay: only what changed. A deleted path is a character device 0/0, a replaced folder
         * carries the attribute {@code user.overlay.opaque} = {@code y}. Beside it lies {@code work}, the kernel's own
         * folder for this overlay. The mount exists inside running sandboxes only.
         */
        record Upper(Path folder) implements Layer {}

        /** A full copy of the base with the changes in place. */
        record Whole(Path folder) implements Layer {}
    }
}
