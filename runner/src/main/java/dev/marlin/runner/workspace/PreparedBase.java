package dev.marlin.runner.workspace;

import java.nio.file.Path;

/**
 * A read-only checkout of one commit in one environment, shared by all candidates of that task.
 *
 * @param key SHA-256 (64 hex) over repository key, commit and environment recipe; names the folder
 * @param root the checkout, without {@code .git}; nobody writes below it once it is prepared
 * @param objects bare git directory that holds the base commit and its ancestors, and nothing else
 * @param commit base commit, 40 hex
 * @param tree the base commit's tree, 40 hex
 */
public record PreparedBase(String key, Path root, Path objects, String commit, String tree) {
    public PreparedBase {
        if (!key.matches("[0-9a-f]{64}") || !commit.matches("[0-9a-f]{40}") || !tree.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("key must be 64 hex, commit and tree 40 hex");
        }
    }
}
