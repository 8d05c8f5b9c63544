package dev.marlin.runner.git;

import java.nio.file.Path;

/** What came of bringing a repository here. Each refusal is a sentence for people; the mirror before it stays as it was. */
public sealed interface MirrorOutcome {
    /**
     * The mirror is here and up to date.
     *
     * @param gitDir bare git directory; for reading only
     * @param head object id of the default branch's tip, empty when the source names none
     * @param bytes size of its object files
     */
    record Mirrored(Path gitDir, String head, long bytes) implements MirrorOutcome {}

    /** It may not or need not be fetched: a forbidden address, broken objects, nothing in it. */
    record Refused(String reason) implements MirrorOutcome {}

    /** It could not be reached: try again later. */
    record Unreachable(String reason) implements MirrorOutcome {}

    /** It is more than our limits allow. */
    record TooLarge(String reason) implements MirrorOutcome {}
}
