package dev.marlin.kernel;

import java.util.Set;

/**
 * From which states a step may be taken and where it leads.
 *
 * @param from one or more; the target among them means that the step changes nothing but is worth an event
 */
public record Arrow<S extends Enum<S>>(Set<S> from, S to) {
    public Arrow {
        from = Set.copyOf(from);
        if (from.isEmpty()) {
            throw new IllegalArgumentException("an arrow begins somewhere");
        }
    }
}
