package dev.marlin.api.pay;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.kernel.PersonId;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody in a document of finance: who it is, and what they are called. */
record Somebody(String id, String name) {
    /** Everybody's names at one moment. */
    static Map<PersonId, String> names(People people) {
        return people.all().stream().collect(Collectors.toMap(Person::id, Person::displayName));
    }

    static Somebody of(PersonId person, Map<PersonId, String> names) {
        return new Somebody(person.toString(), names.getOrDefault(person, "somebody"));
    }
}
