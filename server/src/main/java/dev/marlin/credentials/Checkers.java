package dev.marlin.credentials;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose turn it is with a credential: its checkers' first, its subject's when it is about to run out. */
@Component
class Checkers {
    static final String KIND = "credential";

    private final People people;
    private final Attention attention;
    private final Clock clock;

    Checkers(People people, Attention attention, Clock clock) {
        this.people = people;
        this.attention = attention;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Titles hold no words of the subject: these lines are read by several people. */
    void call(Credential credential) {
        checkers(credential.person())
                .forEach(checker -> attention.set(new AttentionItem(
                        checker,
                        KIND,
                        credential.id().value(),
                        "A " + credential.claim().kind().words() + " to check",
                        "Somebody says this of themselves and sent evidence.",
                        "Check",
                        "/credentials/" + credential.id(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        Optional.empty())));
    }

    void remind(Credential credential, LocalDate lastDay) {
        attention.set(new AttentionItem(
                credential.person(),
                KIND,
                credential.id().value(),
                "Your " + credential.claim().kind().words() + " runs out",
                "It holds until " + lastDay + ". Submit a newer one before, so that no campaign closes to you.",
                "Renew",
                "/credentials",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.of(lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())));
    }

    void rest(Credential credential) {
        attention.clear(KIND, credential.id().value());
    }

    private List<PersonId> checkers(PersonId subject) {
        List<PersonId> managers = others(Role.MANAGER, subject);
        return managers.isEmpty() ? others(Role.ADMIN, subject) : managers;
    }

    private List<PersonId> others(Role role, PersonId subject) {
        return people.withRole(role).stream()
                .map(Person::id)
                .filter(person -> !person.equals(subject))
                .toList();
    }
}
