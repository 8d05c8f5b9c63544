package dev.marlin.qualification;

/** Life of one version of a qualification. */
public enum QualificationState {
    /** Being written. Any manager changes, proposes or withdraws it. */
    DRAFT,
    /** Its words stand still until a second manager publishes it or sends it back. */
    PROPOSED,
    /** May be taken; never changes. Final. */
    PUBLISHED,
    /** Given up before it was published. Final. */
    WITHDRAWN
}
