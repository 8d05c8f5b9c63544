package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.util.Set;

/** What one feature keeps of people in rows that may change, and how it lets go of it. */
public interface PersonalTraces {
    /** Columns, as {@code table.column}, in which nothing of the person is left after {@link #erase}. */
    Set<String> columns();

    /** Takes the person out, in the transaction that erases them; may be told again of somebody who is gone. */
    void erase(PersonId person);
}
