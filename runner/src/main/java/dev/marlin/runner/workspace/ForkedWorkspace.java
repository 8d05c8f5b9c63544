package dev.marlin.runner.workspace;

import dev.marlin.runner.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Path;

/** A workspace in a folder of its own, which goes when the workspace is closed. */
record ForkedWorkspace(PreparedBase base, Layer layer, String method, Path folder) implements Workspace {
    @Override
    public void close() {
        try {
            TreeRemoval.remove(folder);
        } catch (IOException e) {
            throw new SandboxException("cannot delete the workspace " + folder, e);
        }
    }
}
