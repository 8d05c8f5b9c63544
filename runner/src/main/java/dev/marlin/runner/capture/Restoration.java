package dev.marlin.runner.capture;

import dev.marlin.runner.git.objects.GitPath;
import java.util.List;

/** What came of putting a task's own test files into a candidate's tree. */
public sealed interface Restoration {
    /**
     * The tree to be verified.
     *
     * @param tree the candidate's tree with every path of the test patch as base plus test patch has it
     * @param touched those paths
     * @param tampered the ones among them that the candidate had changed into something else than the task's version
     */
    record Restored(String tree, List<GitPath> touched, List<GitPath> tampered) implements Restoration {
        public Restored {
            touched = List.copyOf(touched);
            tampered = List.copyOf(tampered);
        }
    }

    /** The task itself is wrong: its test patch does not fit its base commit. */
    record TestPatchUnusable(String reason) implements Restoration {}
}
