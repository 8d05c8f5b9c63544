package dev.marlin.web.identity;

import dev.marlin.identity.People;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Secret;
import dev.marlin.web.ui.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts, for admins. */
@Controller
class PeopleController {
    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping("/people")
    PeoplePage all() {
        return new PeoplePage(people.all(), Optional.empty());
    }

    @PostMapping("/people")
    Answer create(
            @RequestParam String login,
            @RequestParam String displayName,
            @RequestParam String password,
            @RequestParam(defaultValue = "") List<String> roles) {
        try {
            people.create(
                    new People.NewPerson(
                            login,
                            displayName,
                            roles.stream()
                                    .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                                    .collect(Collectors.toSet())),
                    Optional.of(new Secret(password)));
            return Answer.go("/people");
        } catch (MarlinException e) {
            return Answer.show(new PeoplePage(people.all(), Optional.ofNullable(e.getMessage())));
        } catch (IllegalArgumentException e) {
            return Answer.show(new PeoplePage(people.all(), Optional.of("roles: choose from the list.")));
        }
    }
}
