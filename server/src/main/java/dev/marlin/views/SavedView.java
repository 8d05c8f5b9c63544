package dev.marlin.views;

import dev.marlin.kernel.PersonId;

/**
 * A question to the task list with a name.
 *
 * @param query as an address of the list has it
 * @param shared whether everybody who has the list has the view
 */
public record SavedView(ViewId id, PersonId owner, String name, String query, boolean shared) {
    public boolean isOf(PersonId person) {
        return owner.equals(person);
    }
}
