package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in of somebody whom a provider vouches for. The first one makes an account if their groups give a role; each
 * makes the roles that this provider gives what the groups say now.
 */
@Service
public class ProvidedSignIn {
    private static final int LONGEST_SUBJECT = 255;

    private final ProvidedAccess access;
    private final LinkStore links;
    private final PersonStore people;
    private final Interests interests;
    private final TransactionTemplate transactions;

    ProvidedSignIn(
            ProvidedAccess access,
            LinkStore links,
            PersonStore people,
            Interests interests,
            TransactionTemplate transactions) {
        this.access = access;
        this.links = links;
        this.people = people;
        this.interests = interests;
        this.transactions = transactions;
    }

    /** What becomes of it; what the groups took away is gone in any case. */
    public Outcome attempt(Provider provider, Somebody somebody) {
        return Objects.requireNonNull(transactions.execute(status -> attemptHeld(provider, somebody)));
    }

    private Outcome attemptHeld(Provider provider, Somebody somebody) {
        links.hold(provider.issuer(), somebody.subject());
        Set<Role> wanted = provider.claims().rolesOf(somebody.groups());
        Optional<PersonId> known = links.find(provider.issuer(), somebody.subject());
        if (known.isEmpty()) {
            return wanted.isEmpty() ? new Outcome.NoRole() : first(provider, somebody, wanted);
        }
        PersonId person = known.get();
        boolean fit = access.state(person, StatedBy.of(provider), wanted, person);
        stateEmployer(provider, person, somebody);
        Person account = people.byId(person).orElseThrow();
        if (account.suspended()) {
            return new Outcome.Suspended();
        }
        if (!fit) {
            return new Outcome.RolesClash();
        }
        return account.roles().isEmpty() ? new Outcome.NoRole() : new Outcome.Admitted(person);
    }

    private Outcome first(Provider provider, Somebody somebody, Set<Role> wanted) {
        if (wanted.stream().anyMatch(Role::isBlind) && wanted.stream().anyMatch(Role::seesAgents)) {
            return new Outcome.RolesClash();
        }
        PersonId person = access.join(somebody.name(), somebody.login(), Optional.empty());
        access.link(provider.issuer(), somebody.subject(), person);
        access.state(person, StatedBy.of(provider), wanted, person);
        stateEmployer(provider, person, somebody);
        return new Outcome.Admitted(person);
    }

    private void stateEmployer(Provider provider, PersonId person, Somebody somebody) {
        if (provider.claims().employer().isPresent()) {
            interests.employ(person, StatedBy.of(provider), somebody.employer(), person);
        }
    }

    /**
     * Somebody as a provider vouches for them.
     *
     * @param subject theirs alone at this provider, for ever; 1 to 255 characters
     * @param name what others call them
     * @param login what they would like to be called; a wish, never a link
     * @param groups they are in at the provider
     */
    public record Somebody(
            String subject, String name, Optional<String> login, Set<String> groups, Optional<String> employer) {
        public Somebody {
            if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
                throw new IllegalArgumentException("a subject has 1 to 255 characters");
            }
            groups = Set.copyOf(groups);
        }
    }

    /** What became of a sign-in. */
    public sealed interface Outcome {
        /** The person may begin a session. */
        record Admitted(PersonId person) implements Outcome {}

        /** No group gives a role, and nobody gave one by hand. */
        record NoRole() implements Outcome {}

        /** The groups give roles that no one person may have together, or not with those given by hand. */
        record RolesClash() implements Outcome {}

        /** The account is suspended. */
        record Suspended() implements Outcome {}
    }
}
