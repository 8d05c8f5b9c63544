package dev.marlin.runner.workspace;

import java.nio.file.Path;

/**
 * A folder as a workspace without a base, for trying things out: what is written to it stays in it.
 *
 * @param folder belongs to its maker, who deletes it
 */
public record BareFolder(Path folder) implements Workspace {
    @Override
    public PreparedBase base() {
        return new PreparedBase("0".repeat(64), folder, folder, "0".repeat(40), "0".repeat(40));
    }

    @Override
    public Layer layer() {
        return new Layer.Whole(folder);
    }

    @Override
    public String method() {
        return "none";
    }

    @Override
    public void close() {
        // The folder stays with its maker.
    }
}
