package dev.marlin.runner.git;

import dev.marlin.runner.git.objects.GitPath;

/**
 * One line of git's comparison of two trees.
 *
 * @param status git's letter: A, M, D, T or R
 * @param oldPath the path before; equal to {@code path} unless renamed
 * @param path the path after, or the deleted path
 * @param oldMode mode bits before, 0 when it was not there
 * @param newMode mode bits after, 0 when it is gone
 * @param sameContent whether both sides have the same object
 * @param added lines added, −1 for binary
 * @param removed lines removed, −1 for binary
 */
public record RawChange(
        char status,
        GitPath oldPath,
        GitPath path,
        int oldMode,
        int newMode,
        boolean sameContent,
        int added,
        int removed) {}
