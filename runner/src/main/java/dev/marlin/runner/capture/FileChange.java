package dev.marlin.runner.capture;

import dev.marlin.runner.git.objects.GitPath;

/**
 * One changed path.
 *
 * @param path where it is now, or was when it is deleted
 * @param oldPath where it was; equal to {@code path} unless renamed
 * @param kind what happened
 * @param oldMode git mode bits before, 0 when it was not there
 * @param newMode git mode bits after, 0 when it is gone
 * @param added lines added, 0 for binary
 * @param removed lines removed, 0 for binary
 * @param binary whether git takes either side for binary by its content, whatever attributes say
 * @param ignoredByBase whether the base commit's ignore rules would have left it out: pages may fold it
 */
public record FileChange(
        GitPath path,
        GitPath oldPath,
        Kind kind,
        int oldMode,
        int newMode,
        int added,
        int removed,
        boolean binary,
        boolean ignoredByBase) {
    /** What happened to the path. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED,
        /** A file became a link or the reverse. */
        TYPE_CHANGED,
        /** Only the executable bit changed. */
        MODE
    }
}
