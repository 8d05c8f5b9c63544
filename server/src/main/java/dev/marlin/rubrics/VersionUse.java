package dev.marlin.rubrics;

import java.util.List;

/** Where versions live: this floor declares, floors that are bound to versions answer. */
public interface VersionUse {
    /** One line per kind of thing that the version is bound to, also where there are none. */
    List<Count> of(RubricVersionId version);

    /**
     * How many there are.
     *
     * @param what plural for people: {@code open comparisons}
     */
    record Count(String what, long number) {}
}
