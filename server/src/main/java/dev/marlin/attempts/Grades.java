package dev.marlin.attempts;

import dev.marlin.attempts.Attempt.Grade;
import dev.marlin.attempts.GradeStore.Item;
import dev.marlin.attempts.GradeStore.Tally;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.QualificationDraft;
import dev.marlin.qualification.Qualifications;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Grades attempts, once when they are sent and again when an item of theirs is retired. Callers bring the transaction. */
@Component
class Grades {
    static final String RESULT = "qualification_result";
    static final String SUSPECT = "qualification_item";

    private final GradeStore store;
    private final AttemptStore attempts;
    private final Qualifications qualifications;
    private final Ground ground;

    Grades(GradeStore store, AttemptStore attempts, Qualifications qualifications, Ground ground) {
        this.store = store;
        this.attempts = attempts;
        this.qualifications = qualifications;
        this.ground = ground;
    }

    /** Grades what is saved of an open attempt. */
    void grade(Attempt attempt) {
        Qualification qualification = qualifications.get(attempt.qualification());
        store.lockItems(qualification.id());
        for (AttemptStore.Asked asked : attempts.asked(attempt.id())) {
            store.insertResponse(
                    attempt.id(),
                    asked.position(),
                    asked.chosen().equals(right(qualification.content().item(asked.key()))));
        }
        Grade grade = grade(attempt, 1, qualification);
        AttemptState next = (grade.passed() ? AttemptStep.PASS : AttemptStep.FAIL).from(attempt.state());
        store.insertGrade(attempt.id(), grade, Optional.empty(), ground.now());
        attempts.setState(attempt.id(), next, ground.now());
        record(
                attempt,
                grade.passed() ? "qualification_attempt.passed" : "qualification_attempt.failed",
                grade,
                Map.of());
        findSuspects(qualification);
    }

    /** Places in the file of the right choices, from 0. */
    static Set<Integer> right(QualificationDraft.Item item) {
        Set<Integer> right = new LinkedHashSet<>();
        for (int i = 0; i < item.choices().size(); i++) {
            if (item.choices().get(i).right()) {
                right.add(i);
            }
        }
        return right;
    }

    /** Grades every attempt again that asked the item; whoever passed stays passed. */
    void gradeAgainWithout(Item item, UUID ruling) {
        Qualification qualification = qualifications.get(item.qualification());
        for (AttemptId id : store.gradedWith(item.id())) {
            Attempt attempt = attempts.lock(id).orElseThrow();
            Grade old = attempt.grade().orElseThrow();
            Grade computed = grade(attempt, old.number() + 1, qualification);
            boolean passed = computed.passed() || attempt.state() == AttemptState.PASSED;
            Grade grade = new Grade(computed.number(), computed.correct(), computed.counted(), passed);
            store.insertGrade(id, grade, Optional.of(ruling), ground.now());
            record(attempt, "qualification_attempt.regraded", grade, Map.of("ruling", ruling.toString()));
            if (passed && attempt.state() == AttemptState.FAILED) {
                attempts.setState(id, AttemptStep.PASS_AFTER_ALL.from(attempt.state()), ground.now());
                record(attempt, "qualification_attempt.passed", grade, Map.of("ruling", ruling.toString()));
                tell(
                        attempt,
                        "You have passed",
                        "A question was taken out, and your attempt was graded again: you passed.");
            }
        }
        findSuspects(qualification);
    }

    /** Puts news about an attempt on its person's list, until they have seen it. */
    void tell(Attempt attempt, String title, String reason) {
        ground.attention()
                .set(new AttentionItem(
                        attempt.person(),
                        RESULT,
                        attempt.id().value(),
                        title,
                        reason,
                        "Look",
                        "/qualification-attempts/" + attempt.id(),
                        ground.now(),
                        Optional.empty()));
    }

    private Grade grade(Attempt attempt, int number, Qualification qualification) {
        Tally tally = store.tally(attempt.id());
        int mark = qualification.content().rules().passPercent();
        boolean passed = tally.counted() > 0 && tally.correct() * 100 >= mark * tally.counted();
        return new Grade(number, tally.correct(), tally.counted(), passed);
    }

    private void findSuspects(Qualification qualification) {
        Map<String, Item> items =
                store.items(qualification.id()).stream().collect(Collectors.toMap(Item::key, item -> item));
        Set<String> retired = store.retired(qualification.id());
        List<String> counted = items.keySet().stream()
                .filter(key -> !retired.contains(key))
                .sorted()
                .toList();
        for (ItemFigures figures : ItemFigures.of(counted, answers(qualification, retired))) {
            Item item = items.get(figures.key());
            if (item != null
                    && figures.isSuspect()
                    && store.insertSuspect(item.id(), figures.qualified(), figures.wrong(), ground.now())) {
                suspect(item, figures, qualification);
            }
        }
    }

    /** Answers to items that count. */
    List<ItemFigures.Answered> answers(Qualification qualification, Set<String> retired) {
        return store.firstAnswers(qualification.id()).stream()
                .filter(answer -> !retired.contains(answer.item()))
                .toList();
    }

    private void suspect(Item item, ItemFigures figures, Qualification qualification) {
        ground.audit()
                .record(new AuditEvent(
                        "qualification_item.suspected",
                        Optional.empty(),
                        SUSPECT,
                        item.id(),
                        Map.of(
                                "answered", Integer.toString(figures.qualified()),
                                "wrong", Integer.toString(figures.wrong()))));
        Set<PersonId> asked = new LinkedHashSet<>(deciders(item.author(), item.author()));
        asked.add(store.rubricOwner(item.qualification()));
        for (PersonId person : asked) {
            ground.attention()
                    .set(new AttentionItem(
                            person,
                            SUSPECT,
                            item.id(),
                            "A question of “" + qualification.name() + "” is suspect",
                            figures.wrong() + " of " + figures.qualified()
                                    + " people who passed got it wrong. Somebody who did not write it retires or keeps it.",
                            "Decide",
                            "/qualifications/" + qualification.id() + "#item-" + item.key(),
                            ground.now(),
                            Optional.empty()));
        }
    }

    /** Managers who are neither of the two; admins where there is no such manager. */
    List<PersonId> deciders(PersonId author, PersonId appellant) {
        Set<PersonId> excluded = Set.copyOf(List.of(author, appellant));
        List<PersonId> managers = store.withRole("manager").stream()
                .filter(person -> !excluded.contains(person))
                .toList();
        return !managers.isEmpty()
                ? managers
                : store.withRole("admin").stream()
                        .filter(person -> !excluded.contains(person))
                        .toList();
    }

    private void record(Attempt attempt, String action, Grade grade, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("qualification", attempt.qualification().toString());
        facts.put("correct", Integer.toString(grade.correct()));
        facts.put("counted", Integer.toString(grade.counted()));
        ground.audit()
                .record(new AuditEvent(
                        action,
                        more.isEmpty() ? Optional.of(attempt.person()) : Optional.empty(),
                        "qualification_attempt",
                        attempt.id().value(),
                        facts));
    }
}
