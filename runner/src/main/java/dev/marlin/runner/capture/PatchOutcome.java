package dev.marlin.runner.capture;

/** What came of applying a patch to a tree; all four are normal. */
public sealed interface PatchOutcome {
    /** @param tree the changed tree, 40 hex; its objects are in the git directory */
    record Applied(String tree) implements PatchOutcome {}

    /** It is a patch, but not for this tree. */
    record DoesNotApply(String reason) implements PatchOutcome {}

    /** It has no bytes, only blanks, or changes nothing. */
    record Empty() implements PatchOutcome {}

    /** Git cannot read it as a patch, or it names a path that no tree may hold. */
    record Malformed(String reason) implements PatchOutcome {}
}
