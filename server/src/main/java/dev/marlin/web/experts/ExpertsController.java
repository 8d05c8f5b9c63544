package dev.marlin.web.experts;

import dev.marlin.experts.Presence;
import dev.marlin.experts.Skills;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.Redirect;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's skills and availability, for those who confirm them. */
@Controller
class ExpertsController {
    private final People people;
    private final Skills skills;
    private final Presence presence;

    ExpertsController(People people, Skills skills, Presence presence) {
        this.people = people;
        this.skills = skills;
        this.presence = presence;
    }

    @GetMapping("/experts")
    ExpertsPage all() {
        List<ExpertsPage.Row> rows = people.all().stream()
                .filter(person -> !person.suspended() && person.roles().stream().anyMatch(Role::isBlind))
                .map(this::row)
                .sorted(Comparator.comparing((ExpertsPage.Row row) -> !row.waits())
                        .thenComparing(ExpertsPage.Row::name))
                .toList();
        return new ExpertsPage(rows);
    }

    @PostMapping("/experts/{person}/skills/confirmation")
    Redirect confirm(Visitor visitor, @PathVariable String person, @RequestParam String skill) {
        skills.confirm(PersonId.parse(person), skill, visitor.id());
        return Redirect.to("/experts");
    }

    @PostMapping("/experts/{person}/skills/doubt")
    Redirect doubt(Visitor visitor, @PathVariable String person, @RequestParam String skill) {
        skills.doubt(PersonId.parse(person), skill, visitor.id());
        return Redirect.to("/experts");
    }

    private ExpertsPage.Row row(Person person) {
        return new ExpertsPage.Row(
                person.id(),
                person.displayName(),
                skills.of(person.id()),
                presence.of(person.id()),
                presence.isAway(person.id()));
    }
}
