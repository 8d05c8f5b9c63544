package dev.marlin.runner.agent;

import dev.marlin.runner.git.GitCli;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.file.Path;

/** An agent whose work was done elsewhere; nothing of it runs here. It answers one turn only. */
public non-sealed interface ImportingAgent extends AgentAdapter {
    /**
     * Brings the work into a git directory of ours.
     *
     * @param gitDir bare git directory of the candidate, which borrows the base's objects
     * @throws dev.marlin.runner.git.objects.GitException when our own store fails; bad input is an outcome
     */
    Outcome bring(GitCli git, PreparedBase base, Path gitDir);

    /** What came of it; all are normal. */
    sealed interface Outcome {
        /** @param tree the changed tree, 40 hex, with all its objects in the git directory */
        record Brought(String tree) implements Outcome {}

        /** The work is there and changes nothing. */
        record Empty() implements Outcome {}

        /** It is a patch, but not for this base. */
        record DoesNotApply(String reason) implements Outcome {}

        /** It cannot be read as a patch. */
        record Malformed(String reason) implements Outcome {}

        /** There is no such work: unknown instance, branch or commit. */
        record NotFound(String reason) implements Outcome {}
    }
}
