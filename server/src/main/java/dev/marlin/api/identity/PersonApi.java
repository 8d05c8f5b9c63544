package dev.marlin.api.identity;

import dev.marlin.experts.Presence;
import dev.marlin.experts.Skills;
import dev.marlin.identity.Interests;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Sessions;
import dev.marlin.identity.StatedBy;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One account for programs of admins: its sessions, and what ties the person to others. */
@RestController
class PersonApi {
    private final People people;
    private final Sessions sessions;
    private final Interests interests;
    private final Knowledge knowledge;

    PersonApi(People people, Sessions sessions, Interests interests, Knowledge knowledge) {
        this.people = people;
        this.sessions = sessions;
        this.interests = interests;
        this.knowledge = knowledge;
    }

    /** What a person knows and when they work. */
    @Component("knowledgeForPrograms")
    record Knowledge(Skills skills, Presence presence) {}

    /** @param employer stated by hand; empty for what directory and provider say */
    record EmployerBody(@Nullable String employer) {}

    /** A vendor of models. */
    record VendorBody(@Nullable String vendor) {
        String name() {
            return vendor == null ? "" : vendor;
        }
    }

    @GetMapping("/api/v1/people/{person}")
    PersonAnswer.Whole one(@PathVariable String person) {
        Person found = people.get(PersonId.parse(person));
        PersonAnswer.Ties ties = new PersonAnswer.Ties(
                sessions.of(found.id()).size(),
                interests.of(found.id()),
                interests.employer(found.id(), StatedBy.HAND));
        return PersonAnswer.Whole.of(
                found,
                ties,
                knowledge.skills().of(found.id()),
                knowledge.presence().of(found.id()));
    }

    @PostMapping("/api/v1/people/{person}/sessions/end")
    PersonAnswer.Whole endSessions(Visitor visitor, @PathVariable String person) {
        sessions.endAll(find(person), visitor.id());
        return one(person);
    }

    @PutMapping("/api/v1/people/{person}/employer")
    PersonAnswer.Whole employ(Visitor visitor, @PathVariable String person, @RequestBody EmployerBody body) {
        if (body.employer() == null) {
            throw MarlinException.invalid("employer: a name is wanted, or an empty text for none. Nothing was saved.");
        }
        interests.employ(find(person), StatedBy.HAND, Optional.of(body.employer()), visitor.id());
        return one(person);
    }

    @PostMapping("/api/v1/people/{person}/vendors/remove")
    PersonAnswer.Whole untie(Visitor visitor, @PathVariable String person, @RequestBody VendorBody body) {
        interests.untie(find(person), body.name(), visitor.id());
        return one(person);
    }

    private PersonId find(String person) {
        return people.get(PersonId.parse(person)).id();
    }
}
