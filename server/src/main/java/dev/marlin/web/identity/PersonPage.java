package dev.marlin.web.identity;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Skill;
import dev.marlin.identity.Interest;
import dev.marlin.identity.Person;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One account, for admins.
 *
 * @param sessions living ones
 * @param byHand employer that an admin stated; empty: none
 */
public record PersonPage(
        Person person,
        int sessions,
        Interest interest,
        Optional<String> byHand,
        List<Skill> skills,
        Availability availability)
        implements PageView {
    public PersonPage {
        skills = List.copyOf(skills);
    }
}
