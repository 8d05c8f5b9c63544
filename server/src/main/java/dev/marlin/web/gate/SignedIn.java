package dev.marlin.web.gate;

import dev.marlin.identity.ApiTokens;
import dev.marlin.kernel.PersonId;
import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Proof in the session, or made from a bearer token, that this is the person. Holds the id alone: roles are read anew at
 * each request, so that a role taken away is gone at once.
 */
public final class SignedIn extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1;

    private final UUID person;
    private final boolean mayWrite;
    private final boolean directory;

    private SignedIn(PersonId person, boolean mayWrite, boolean directory) {
        super(List.of());
        this.person = person.value();
        this.mayWrite = mayWrite;
        this.directory = directory;
        setAuthenticated(true);
    }

    /** By a session. */
    public static SignedIn by(PersonId person) {
        return new SignedIn(person, true, false);
    }

    /** By a token, within its scopes. */
    static SignedIn by(ApiTokens.Bearer bearer) {
        return new SignedIn(
                bearer.person(),
                bearer.scopes().contains(ApiTokens.Scope.WRITE),
                bearer.scopes().contains(ApiTokens.Scope.SCIM));
    }

    public PersonId person() {
        return new PersonId(person);
    }

    /** False for read-only tokens. */
    public boolean mayWrite() {
        return mayWrite;
    }

    /** True for tokens of a directory, which open SCIM and nothing else. */
    boolean directory() {
        return directory;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return new Name(person.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that
                && person.equals(that.person)
                && mayWrite == that.mayWrite
                && directory == that.directory;
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }

    /** Serializable name for the session index. */
    private record Name(String getName) implements Principal, Serializable {
        @Override
        public String getName() {
            return getName;
        }
    }
}
