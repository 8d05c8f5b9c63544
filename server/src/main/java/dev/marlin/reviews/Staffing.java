package dev.marlin.reviews;

import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.life.Submission;
import dev.marlin.reviews.terms.BlindDraw;
import dev.marlin.reviews.terms.ReviewerCondition;
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
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Chooses who reviews and who decides: never the author, nobody to whom a {@link ReviewerCondition} objects, the least
 * burdened first, chance where they are equal.
 */
@Component
class Staffing {
    private final Function<Role, List<PersonId>> holders;
    private final SubmissionStore store;
    private final RandomGenerator random;
    private final Supplier<List<ReviewerCondition>> conditions;

    @Autowired
    Staffing(People people, SubmissionStore store, SecureRandom random, ObjectProvider<ReviewerCondition> conditions) {
        this(
                role -> people.withRole(role).stream().map(Person::id).toList(),
                store,
                random,
                () -> conditions.orderedStream().toList());
    }

    /** @param holders who holds a role and may sign in */
    Staffing(Function<Role, List<PersonId>> holders, SubmissionStore store, RandomGenerator random) {
        this(holders, store, random, List::of);
    }

    Staffing(
            Function<Role, List<PersonId>> holders,
            SubmissionStore store,
            RandomGenerator random,
            Supplier<List<ReviewerCondition>> conditions) {
        this.holders = holders;
        this.store = store;
        this.random = random;
        this.conditions = conditions;
    }

    /** Draws whether those who will review it judge before they hear its author. */
    BlindDraw draw(Submission fresh, int blindPercent) {
        return BlindDraw.with(random, fresh.id().value(), blindPercent);
    }

    /** Exactly that many people who have no part in it yet, or none when there are fewer. */
    Optional<List<PersonId>> reviewers(Submission submission, int count) {
        List<PersonId> chosen =
                permittedReviewers(submission).limit(Math.max(0, count)).toList();
        return chosen.size() < count ? Optional.empty() : Optional.of(chosen);
    }

    /** Everybody who may take a seat and has no part in it yet, the least burdened first. */
    List<PersonId> reviewers(Submission submission) {
        return permittedReviewers(submission).toList();
    }

    private Stream<PersonId> permittedReviewers(Submission submission) {
        Set<PersonId> partial = new HashSet<>(store.panels().reviewers(submission.id()));
        partial.addAll(store.authors(submission.task()));
        partial.add(submission.author());
        partial.addAll(store.deciders(submission.id()));
        submission.adjudicator().ifPresent(partial::add);
        return permitted(submission, inOrder(Role.REVIEWER, partial, store.openReviews()));
    }

    /** Who has adjudicated this before, else the least burdened who neither wrote nor reviewed it. */
    Optional<PersonId> adjudicator(Submission submission) {
        List<PersonId> again = submission.adjudicator().filter(adjudicators(submission)::contains).stream()
                .toList();
        return permitted(submission, again).findFirst().or(() -> otherAdjudicator(submission));
    }

    /** The least burdened who may decide it and neither did nor was asked to. */
    Optional<PersonId> otherAdjudicator(Submission submission) {
        return permittedOthers(submission).findFirst();
    }

    /** Everybody who may decide it and neither did nor is asked to, the least burdened first. */
    List<PersonId> otherAdjudicators(Submission submission) {
        return permittedOthers(submission).toList();
    }

    private Stream<PersonId> permittedOthers(Submission submission) {
        List<PersonId> others = new ArrayList<>(adjudicators(submission));
        others.removeAll(store.deciders(submission.id()));
        submission.adjudicator().ifPresent(others::remove);
        return permitted(submission, others);
    }

    /** Those of them who can act in that role: who left, or lost it, cannot. */
    List<PersonId> present(Role role, List<PersonId> people) {
        Set<PersonId> able = new HashSet<>(holders.apply(role));
        return people.stream().filter(able::contains).toList();
    }

    /** Those of them who can go on with what they hold: present, and no condition takes it from them. */
    List<PersonId> keeping(Role role, Submission submission, List<PersonId> people) {
        List<ReviewerCondition> asked = conditions.get();
        return present(role, people).stream()
                .filter(person -> asked.stream()
                        .allMatch(condition -> condition.keeps(submission.campaign(), submission.author(), person)))
                .toList();
    }

    /** Who can find people where there are too few: managers, or admins where there is no manager. */
    List<PersonId> managers() {
        List<PersonId> managers = holders.apply(Role.MANAGER);
        return managers.isEmpty() ? holders.apply(Role.ADMIN) : managers;
    }

    private List<PersonId> adjudicators(Submission submission) {
        Set<PersonId> partial = new HashSet<>(store.panels().reviewers(submission.id()));
        partial.add(submission.author());
        partial.addAll(store.authors(submission.task()));
        return inOrder(Role.ADJUDICATOR, partial, store.openDecisions());
    }

    private List<PersonId> inOrder(Role role, Set<PersonId> excluded, Map<PersonId, Integer> burden) {
        List<PersonId> order = new ArrayList<>(holders.apply(role).stream()
                .filter(person -> !excluded.contains(person))
                .toList());
        Collections.shuffle(order, random);
        order.sort(Comparator.comparing(person -> burden.getOrDefault(person, 0)));
        return order;
    }

    /** Asked one after the other and only as far as somebody reads: there may be hundreds, and each costs questions. */
    private Stream<PersonId> permitted(Submission submission, List<PersonId> people) {
        List<ReviewerCondition> asked = conditions.get();
        return people.stream()
                .filter(person -> asked.stream()
                        .allMatch(condition -> condition.permits(submission.campaign(), submission.author(), person)));
    }
}
