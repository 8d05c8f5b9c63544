package dev.marlin.app.demo;

import dev.marlin.identity.ApiTokens;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people of the demo. */
final class DemoPeople {
    static final String EXPERT = "ines";
    static final String MANAGER = "mara";
    static final String ADJUDICATOR = "theo";
    static final List<String> REVIEWERS = List.of("jonas", "lea");

    private static final List<People.NewPerson> ALL = List.of(
            new People.NewPerson(EXPERT, "Ines Karam", Set.of(Role.EXPERT)),
            new People.NewPerson("jonas", "Jonas Weil", Set.of(Role.REVIEWER)),
            new People.NewPerson("lea", "Lea Brandt", Set.of(Role.REVIEWER)),
            new People.NewPerson(ADJUDICATOR, "Theo Adler", Set.of(Role.ADJUDICATOR)),
            new People.NewPerson(MANAGER, "Mara Quist", Set.of(Role.MANAGER)),
            new People.NewPerson("finn", "Finn Osei", Set.of(Role.FINANCE)),
            new People.NewPerson("ada", "Ada Root", Set.of(Role.ADMIN)));

    private final People people;
    private final ApiTokens tokens;

    DemoPeople(People people, ApiTokens tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    /** Makes those who are missing; they have no passwords, only the demo's one-click sign-in. */
    void plant() {
        for (People.NewPerson person : ALL) {
            if (people.findByLogin(person.login()).isEmpty()) {
                people.create(person, Optional.empty());
            }
        }
    }

    Person get(String login) {
        return people.findByLogin(login).orElseThrow();
    }

    /** A token under which a simulated person acts for an hour. */
    Secret token(String login) {
        return tokens.issue(
                get(login).id(),
                "simulated " + login,
                Set.of(ApiTokens.Scope.READ, ApiTokens.Scope.WRITE),
                Duration.ofHours(1));
    }
}
