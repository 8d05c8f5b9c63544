package dev.marlin.web.bench;

import dev.marlin.comparisons.Annotation;
import dev.marlin.comparisons.Desk;
import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What one person may add to a view.
 *
 * @param notes annotations that they may see
 * @param viewed files that they have marked
 * @param names how the author of an annotation is called for them
 */
public record Personal(
        PersonId person,
        List<Annotation> notes,
        Set<Desk.Mark> viewed,
        Function<PersonId, String> names,
        boolean writable) {
    public Personal {
        notes = List.copyOf(notes);
        viewed = Set.copyOf(viewed);
    }
}
