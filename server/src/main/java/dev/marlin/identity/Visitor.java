package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.util.Set;

/** The signed-in person of one request; controllers take it as a parameter. */
public record Visitor(PersonId id, String login, String displayName, Set<Role> roles) {
    public Visitor {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
