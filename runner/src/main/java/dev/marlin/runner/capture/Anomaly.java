package dev.marlin.runner.capture;

import dev.marlin.runner.git.objects.GitPath;
import org.jspecify.annotations.Nullable;

/**
 * Something in an agent's folder that a tree cannot or may not hold; shown to people above the change.
 *
 * @param path where, or {@code null} when it concerns the whole
 * @param kind what it is
 * @param text a sentence for people
 */
public record Anomaly(@Nullable GitPath path, Kind kind, String text) {
    /** What was met. */
    public enum Kind {
        /** A {@code .git} at the top of the workspace; not opened, not taken. */
        GIT_FOLDER,
        /** A {@code .git}, or a name that some systems take for it, deeper down; not opened, not taken. */
        NESTED_GIT,
        /** A folder that git takes for a bare repository; its files are taken as plain files. */
        EMBEDDED_REPOSITORY,
        /** A name that a tree cannot hold; not taken. */
        UNSAFE_NAME,
        PIPE,
        SOCKET,
        DEVICE,
        /** A link that leads out of the workspace; taken as text, never followed. */
        LINK_OUTSIDE,
        /** A file above the size limit; the base's version, if any, stays in the tree. */
        FILE_TOO_LARGE,
        /** It could not be read; the base's version, if any, stays in the tree. */
        UNREADABLE,
        /** Folders deeper than the limit; what lies below is not taken. */
        TOO_DEEP,
        /** More files than the limit; reading stopped here. */
        TOO_MANY_FILES,
        /** More bytes than the limit; reading stopped here. */
        TOO_MANY_BYTES,
        /** The patch is longer than its limit and was not kept; the tree is complete. */
        PATCH_TOO_LARGE,
        /** There were more anomalies than are kept. */
        MORE
    }

    /** Whether the tree lacks something that the agent left. */
    public boolean leavesSomethingOut() {
        return switch (kind) {
            case EMBEDDED_REPOSITORY, LINK_OUTSIDE, PATCH_TOO_LARGE -> false;
            case GIT_FOLDER,
                    NESTED_GIT,
                    UNSAFE_NAME,
                    PIPE,
                    SOCKET,
                    DEVICE,
                    FILE_TOO_LARGE,
                    UNREADABLE,
                    TOO_DEEP,
                    TOO_MANY_FILES,
                    TOO_MANY_BYTES,
                    MORE -> true;
        };
    }
}
