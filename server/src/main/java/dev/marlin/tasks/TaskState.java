package dev.marlin.tasks;

/** Life of a task's text. What is done with a ready task is told by pairs, comparisons and submissions. */
public enum TaskState {
    /** Being written; its author changes it. The author publishes it, author or manager withdraws it. */
    DRAFT,
    /** Content fixed; may be claimed, run and judged. A manager withdraws it. */
    READY,
    /** Nobody may claim it any more; nothing is deleted. Final. */
    WITHDRAWN
}
