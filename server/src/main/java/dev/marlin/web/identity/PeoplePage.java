package dev.marlin.web.identity;

import dev.marlin.identity.Person;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/** All accounts of the installation, and a form for a new one. */
public record PeoplePage(List<Person> people, Optional<String> problem) implements PageView {
    public PeoplePage {
        people = List.copyOf(people);
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
