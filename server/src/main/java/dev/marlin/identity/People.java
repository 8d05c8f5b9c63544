package dev.marlin.identity;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.Keyset;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts and their roles. */
@Service
public class People {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int MOST = 1_000;

    private final PersonStore store;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final TransactionTemplate transactions;

    public People(PersonStore store, PasswordEncoder passwords, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Makes an account.
     *
     * @param password at least 12 characters; empty for somebody who signs in by other means only
     * @throws MarlinException INVALID or CONFLICT, naming the field
     */
    public Person create(NewPerson fresh, Optional<Secret> password) {
        password.ifPresent(People::check);
        Person person = new Person(PersonId.random(), fresh.login(), fresh.displayName(), fresh.roles(), false);
        transactions.executeWithoutResult(status -> {
            if (!store.insert(person, password.map(secret -> passwords.encode(secret.reveal())))) {
                throw MarlinException.conflict("The login " + fresh.login() + " is taken. Choose another one.");
            }
            person.roles().forEach(role -> store.addRole(person.id(), role));
            audit.record(AuditEvent.by(
                    person.id(),
                    "person.created",
                    "person",
                    person.id().value(),
                    Map.of("roles", words(person.roles()))));
        });
        return person;
    }

    public Optional<Person> find(PersonId id) {
        return store.byId(id);
    }

    public Person get(PersonId id) {
        return find(id).orElseThrow(() -> MarlinException.notFound("That person"));
    }

    public Optional<Person> findByLogin(String login) {
        return store.byLogin(login.strip().toLowerCase(Locale.ROOT));
    }

    /** Everybody with the role who may sign in, by login. */
    public List<Person> withRole(Role role) {
        return store.withRole(role);
    }

    public List<Person> all() {
        return store.all();
    }

    /**
     * Everybody, by login.
     *
     * @param after cursor of the page before
     * @param limit 1 to 1,000
     * @throws MarlinException INVALID for another limit
     */
    public Keyset<Person> page(Optional<String> after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw MarlinException.invalid("limit: 1 to " + MOST + " people a page.");
        }
        List<Person> found = store.after(after.orElse(""), limit + 1);
        return found.size() <= limit
                ? new Keyset<>(found, Optional.empty())
                : new Keyset<>(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).login()));
    }

    private static void check(Secret password) {
        if (password.reveal().length() < SHORTEST_PASSWORD) {
            throw MarlinException.invalid("password: at least " + SHORTEST_PASSWORD + " characters, any characters.");
        }
    }

    private static String words(Set<Role> roles) {
        TreeSet<String> keys = new TreeSet<>();
        roles.forEach(role -> keys.add(role.key()));
        return String.join(" ", keys);
    }

    /** What is needed to make an account. */
    public record NewPerson(String login, String displayName, Set<Role> roles) {
        public NewPerson {
            login = login.strip().toLowerCase(Locale.ROOT);
            roles = Set.copyOf(roles);
            if (!login.matches("[a-z0-9][a-z0-9._-]{1,62}")) {
                throw MarlinException.invalid(
                        "login: 2 to 63 letters, digits, dots, dashes; begin with a letter or digit.");
            }
            if (displayName.isBlank() || displayName.length() > 120) {
                throw MarlinException.invalid("displayName: 1 to 120 characters.");
            }
            if (roles.stream().anyMatch(Role::isBlind) && roles.stream().anyMatch(Role::seesAgents)) {
                throw MarlinException.invalid("roles: managers and admins see which agent is which, so they may not be"
                        + " expert, reviewer or adjudicator as well. Make two accounts. Nothing was saved.");
            }
        }
    }
}
