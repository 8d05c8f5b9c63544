package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.util.Set;

/**
 * Somebody with an account.
 *
 * @param login unique, lower case
 * @param suspended may not sign in; tokens and sessions are dead
 */
public record Person(PersonId id, String login, String displayName, Set<Role> roles, boolean suspended) {
    public Person {
        roles = Set.copyOf(roles);
    }

    /** The person as controllers meet them. */
    public Visitor visitor() {
        return new Visitor(id, login, displayName, roles);
    }
}
