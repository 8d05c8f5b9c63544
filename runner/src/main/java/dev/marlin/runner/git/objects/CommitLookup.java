package dev.marlin.runner.git.objects;

import java.time.Instant;

/** What a base commit, as a person gave it, turned out to be. */
public sealed interface CommitLookup {
    /**
     * A commit that can be a base.
     *
     * @param id 40 hex
     * @param tree its tree, 40 hex
     * @param title first line of its message, at most 200 characters, controls replaced
     * @param committedAt when it was committed, as it says itself
     * @param files leaves of its tree
     * @param bytes size of all its files together
     */
    record Found(String id, String tree, String title, Instant committedAt, long files, long bytes)
            implements CommitLookup {}

    /** Not usable; the reason is a sentence for people. */
    record Unusable(Problem problem, String reason) implements CommitLookup {}

    /** Why a commit cannot be a base. */
    enum Problem {
        /** Not 40 lower-case hex digits: a branch, a short id, an option. */
        NOT_AN_ID,
        /** The mirror has no such object. */
        MISSING,
        /** The object is a tree, a blob or a tag. */
        NOT_A_COMMIT,
        /** Its tree is broken. */
        BROKEN,
        /** Its tree names more files, bytes or levels than we take. */
        TOO_LARGE
    }
}
