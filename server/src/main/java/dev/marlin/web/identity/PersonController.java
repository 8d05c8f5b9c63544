package dev.marlin.web.identity;

import dev.marlin.experts.Presence;
import dev.marlin.experts.Skills;
import dev.marlin.identity.Interests;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Sessions;
import dev.marlin.identity.StatedBy;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One account, for admins: its sessions, and what ties the person to others. */
@Controller
class PersonController {
    private final People people;
    private final Sessions sessions;
    private final Interests interests;
    private final Expertise expertise;

    /** What a person knows and when they work. */
    @Component
    record Expertise(Skills skills, Presence presence) {}

    PersonController(People people, Sessions sessions, Interests interests, Expertise expertise) {
        this.people = people;
        this.sessions = sessions;
        this.interests = interests;
        this.expertise = expertise;
    }

    @GetMapping("/people/{person}")
    PersonPage one(@PathVariable String person) {
        Person found = find(person);
        return new PersonPage(
                found,
                sessions.of(found.id()).size(),
                interests.of(found.id()),
                interests.employer(found.id(), StatedBy.HAND),
                expertise.skills().of(found.id()),
                expertise.presence().of(found.id()));
    }

    @PostMapping("/people/{person}/sessions/end")
    Redirect endSessions(Visitor visitor, @PathVariable String person) {
        PersonId id = find(person).id();
        sessions.endAll(id, visitor.id());
        return Redirect.to("/people/" + id);
    }

    @PostMapping("/people/{person}/employer")
    Redirect employ(Visitor visitor, @PathVariable String person, @RequestParam String employer) {
        PersonId id = find(person).id();
        interests.employ(id, StatedBy.HAND, Optional.of(employer), visitor.id());
        return Redirect.to("/people/" + id);
    }

    @PostMapping("/people/{person}/vendors/remove")
    Redirect untie(Visitor visitor, @PathVariable String person, @RequestParam String vendor) {
        PersonId id = find(person).id();
        interests.untie(id, vendor, visitor.id());
        return Redirect.to("/people/" + id);
    }

    private Person find(String person) {
        return people.get(PersonId.parse(person));
    }
}
