package dev.marlin.web.erasure;

import dev.marlin.erasure.Erasure;
import dev.marlin.erasure.Erasures;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.web.ui.Answer;
import dev.marlin.web.ui.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Erasures: everybody's own, and those of all for admins. */
@Controller
class ErasureController {
    private static final String MINE = "/profile/erasure";

    private final Erasures erasures;
    private final People people;

    ErasureController(Erasures erasures, People people) {
        this.erasures = erasures;
        this.people = people;
    }

    @GetMapping("/erasures")
    ErasuresPage all() {
        List<Erasure> all = erasures.all();
        Map<PersonId, String> names = new HashMap<>();
        for (Erasure erasure : all) {
            names.put(erasure.person(), people.get(erasure.person()).displayName());
            erasure.askedBy().ifPresent(by -> names.put(by, people.get(by).displayName()));
        }
        return new ErasuresPage(all, names);
    }

    @GetMapping("/profile/erasure")
    ErasurePage mine(Visitor visitor) {
        return page(people.get(visitor.id()), true, Optional.empty());
    }

    @PostMapping("/profile/erasure")
    Answer askMine(Visitor visitor, @RequestParam String login) {
        return ask(people.get(visitor.id()), login, visitor, true);
    }

    @PostMapping("/profile/erasure/cancel")
    Redirect cancelMine(Visitor visitor) {
        erasures.cancel(visitor.id(), visitor.id());
        return Redirect.to(MINE);
    }

    @GetMapping("/people/{person}/erasure")
    ErasurePage one(@PathVariable String person) {
        return page(find(person), false, Optional.empty());
    }

    @PostMapping("/people/{person}/erasure")
    Answer ask(Visitor visitor, @PathVariable String person, @RequestParam String login) {
        return ask(find(person), login, visitor, false);
    }

    @PostMapping("/people/{person}/erasure/cancel")
    Redirect cancel(Visitor visitor, @PathVariable String person) {
        PersonId id = find(person).id();
        erasures.cancel(id, visitor.id());
        return Redirect.to("/people/" + id + "/erasure");
    }

    private Answer ask(Person person, String login, Visitor visitor, boolean own) {
        try {
            erasures.ask(person.id(), login, visitor.id());
            return Answer.go(own ? MINE : "/people/" + person.id() + "/erasure");
        } catch (MarlinException e) {
            String words = e.getMessage() == null ? "Nothing was changed." : e.getMessage();
            ErasurePage.Refused refused =
                    new ErasurePage.Refused(words, e.problem().status());
            return Answer.show(page(person, own, Optional.of(refused)));
        }
    }

    private ErasurePage page(Person person, boolean own, Optional<ErasurePage.Refused> refused) {
        return new ErasurePage(person, own, erasures.of(person.id()), refused);
    }

    private Person find(String person) {
        return people.get(PersonId.parse(person));
    }
}
