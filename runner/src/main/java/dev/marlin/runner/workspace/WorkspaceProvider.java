package dev.marlin.runner.workspace;

/** Makes workspaces out of prepared bases: overlay first, else reflink copy, else plain copy. */
public interface WorkspaceProvider {
    /** A fresh workspace; takes milliseconds with an overlay. */
    Workspace fork(PreparedBase base);
}
