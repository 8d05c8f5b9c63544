package dev.marlin.reviews;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Chooses who reviews and who decides: never the author, the least burdened first, chance where they are equal. */
@Component
class Staffing {
    private final Function<Role, List<PersonId>> holders;
    private final SubmissionStore store;
    private final RandomGenerator random;

    @Autowired
    Staffing(People people, SubmissionStore store, SecureRandom random) {
        this(role -> people.withRole(role).stream().map(Person::id).toList(), store, random);
    }

    /** @param holders who holds a role and may sign in */
    Staffing(Function<Role, List<PersonId>> holders, SubmissionStore store, RandomGenerator random) {
        this.holders = holders;
        this.store = store;
        this.random = random;
    }

    /** Exactly that many people, or none when there are fewer. */
    Optional<List<PersonId>> reviewers(Submission submission, int count) {
        List<PersonId> able = able(Role.REVIEWER, Set.of(submission.author()), store.openReviews());
        return able.size() < count ? Optional.empty() : Optional.of(List.copyOf(able.subList(0, count)));
    }

    /** Who has adjudicated this before, else the least burdened who neither wrote nor reviewed it. */
    Optional<PersonId> adjudicator(Submission submission) {
        Set<PersonId> partial = new HashSet<>(store.reviewers(submission.id()));
        partial.add(submission.author());
        List<PersonId> able = able(Role.ADJUDICATOR, partial, store.openDecisions());
        return submission
                .adjudicator()
                .filter(able::contains)
                .or(() -> able.stream().findFirst());
    }

    /** Those of them who can act in that role: who left, or lost it, cannot. */
    List<PersonId> present(Role role, List<PersonId> people) {
        Set<PersonId> able = new HashSet<>(holders.apply(role));
        return people.stream().filter(able::contains).toList();
    }

    /** Who can find people where there are too few: managers, or admins where there is no manager. */
    List<PersonId> managers() {
        List<PersonId> managers = holders.apply(Role.MANAGER);
        return managers.isEmpty() ? holders.apply(Role.ADMIN) : managers;
    }

    private List<PersonId> able(Role role, Set<PersonId> excluded, Map<PersonId, Integer> burden) {
        List<PersonId> able = new ArrayList<>(holders.apply(role).stream()
                .filter(person -> !excluded.contains(person))
                .toList());
        Collections.shuffle(able, random);
        able.sort(Comparator.comparing(person -> burden.getOrDefault(person, 0)));
        return able;
    }
}
