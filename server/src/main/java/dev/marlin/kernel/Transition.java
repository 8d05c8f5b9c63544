package dev.marlin.kernel;

/**
 * A step in a thing's life. The enum that implements it is the whole table: one constant per step, one line per arrow;
 * what the table does not name cannot happen. {@code docs/lifecycle.md} is drawn from these tables.
 *
 * @param <S> states of the thing
 */
public interface Transition<S extends Enum<S>> {
    String name();

    Arrow<S> arrow();

    /** What people are told who try the step where the table has no arrow: one or two sentences that say what to do. */
    String refusal(S state);

    default boolean isPermittedFrom(S state) {
        return arrow().from().contains(state);
    }

    /**
     * Where the step leads.
     *
     * @throws MarlinException CONFLICT when the table has no such arrow
     */
    default S from(S state) {
        if (!isPermittedFrom(state)) {
            throw MarlinException.conflict(refusal(state));
        }
        return arrow().to();
    }
}
