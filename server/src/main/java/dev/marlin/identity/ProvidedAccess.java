package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts and roles that outside sources state: made without passwords, linked by issuer and subject alone. */
@Service
public class ProvidedAccess {
    private final PersonStore people;
    private final LinkStore links;
    private final Audit audit;
    private final TransactionTemplate transactions;

    ProvidedAccess(PersonStore people, LinkStore links, Audit audit, TransactionTemplate transactions) {
        this.people = people;
        this.links = links;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Makes an account that no password opens and that has no role yet.
     *
     * @param login a wish: cut to what logins may hold, and numbered when taken
     * @param by who or what asked for it; empty: the person by signing in
     */
    public PersonId join(String name, Optional<String> login, Optional<PersonId> by) {
        PersonId id = PersonId.random();
        transactions.executeWithoutResult(status -> {
            String base = base(login.orElse(name));
            Person person = new Person(id, base, shown(name), Set.of(), false);
            while (!people.insert(person, Optional.empty())) {
                String other = base + "-" + UUID.randomUUID().toString().substring(0, 6);
                person = new Person(id, other, person.displayName(), Set.of(), false);
            }
            audit.record(AuditEvent.by(by.orElse(id), "person.created", "person", id.value(), Map.of("roles", "")));
        });
        return id;
    }

    /** What others call the person from now on. */
    public void rename(PersonId person, String name) {
        people.rename(person, shown(name));
    }

    /** Whose subject this is at that issuer. */
    public Optional<PersonId> linked(URI issuer, String subject) {
        return links.find(issuer, subject);
    }

    /**
     * Says that the subject at that issuer is this person; a link that is there already stays.
     *
     * @throws MarlinException CONFLICT when the subject is somebody else
     */
    public void link(URI issuer, String subject, PersonId person) {
        transactions.executeWithoutResult(status -> {
            links.hold(issuer, subject);
            Optional<PersonId> known = links.find(issuer, subject);
            if (known.isEmpty()) {
                links.insert(issuer, subject, person);
                audit.record(AuditEvent.by(person, "person.linked", "person", person.value(), Map.of()));
            } else if (!known.get().equals(person)) {
                throw MarlinException.conflict(
                        "This subject of the provider is somebody else here already." + " Nothing was changed.");
            }
        });
    }

    /**
     * Makes the source's roles of the person these. Roles of other sources stay.
     *
     * @return false when what would be added does not go with what the person has: nobody is both blind and able to see
     *     agents. Then nothing was added, but what the source took away is gone
     */
    public boolean state(PersonId person, StatedBy source, Set<Role> wanted, PersonId by) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!people.lock(person)) {
                throw MarlinException.notFound("That person");
            }
            Set<Role> before = people.roles(person, source);
            before.stream()
                    .filter(role -> !wanted.contains(role))
                    .forEach(role -> people.removeRole(person, role, source));
            Set<Role> all = EnumSet.noneOf(Role.class);
            people.byId(person).ifPresent(found -> all.addAll(found.roles()));
            all.addAll(wanted);
            boolean fit = all.stream().noneMatch(Role::isBlind) || all.stream().noneMatch(Role::seesAgents);
            if (fit) {
                wanted.forEach(role -> people.addRole(person, role, source));
            }
            Set<Role> after = people.roles(person, source);
            if (!after.equals(before)) {
                audit.record(AuditEvent.by(
                        by,
                        "person.roles-stated",
                        "person",
                        person.value(),
                        Map.of("source", source.word(), "roles", words(after))));
            }
            return fit;
        }));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::key).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    /** An address gives its part before the sign, so that nobody's address stands where colleagues read. */
    private static String base(String wish) {
        String local = wish.contains("@") ? wish.substring(0, wish.indexOf('@')) : wish;
        String word =
                local.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+", "");
        String cut = word.substring(0, Math.min(word.length(), 40));
        return cut.length() < 2 ? "person-" + UUID.randomUUID().toString().substring(0, 6) : cut;
    }

    private static String shown(String name) {
        String one = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return one.isEmpty()
                ? "Somebody"
                : one.substring(0, one.offsetByCodePoints(0, Math.min(one.codePointCount(0, one.length()), 60)));
    }
}
