package dev.marlin.api.identity;

import dev.marlin.experts.Availability;
import dev.marlin.experts.Skill;
import dev.marlin.identity.Interest;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account in a list.
 *
 * @param suspended may not sign in; tokens and sessions are dead
 */
record PersonAnswer(String id, String login, String displayName, List<String> roles, boolean suspended) {
    static PersonAnswer of(Person person) {
        return new PersonAnswer(
                person.id().toString(), person.login(), person.displayName(), keys(person.roles()), person.suspended());
    }

    static List<String> keys(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::key).toList();
    }

    /**
     * One account, for admins.
     *
     * @param sessions living ones of browsers
     * @param employer the one that counts; absent when none is known
     * @param employerByHand the one that an admin stated
     * @param vendors of models that the person is tied to
     */
    record Whole(
            PersonAnswer person,
            int sessions,
            @Nullable String employer,
            @Nullable String employerByHand,
            List<String> vendors,
            List<Skill> skills,
            @Nullable Integer hoursPerWeek,
            @Nullable LocalDate awayFrom,
            @Nullable LocalDate awayUntil) {
        static Whole of(Person person, Ties ties, List<Skill> skills, Availability availability) {
            return new Whole(
                    PersonAnswer.of(person),
                    ties.sessions(),
                    ties.interest().employer().orElse(null),
                    ties.byHand().orElse(null),
                    ties.interest().vendors().stream().sorted().toList(),
                    skills,
                    availability.hoursPerWeek().orElse(null),
                    availability.awayFrom().orElse(null),
                    availability.awayUntil().orElse(null));
        }
    }

    /** Where somebody is signed in, and what ties them to others. */
    record Ties(int sessions, Interest interest, Optional<String> byHand) {}
}
