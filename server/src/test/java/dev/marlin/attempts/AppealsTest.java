package dev.marlin.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.rubrics.PublicationCheck;
import dev.marlin.rubrics.RubricDraft;
import dev.marlin.testkit.qualification.QualificationWorld;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppealsTest {
    private QualificationWorld world;
    private Qualification qualification;

    @BeforeEach
    void open() {
        world = new QualificationWorld();
        qualification = world.published("Appealed", 3, 3);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Appeal appeal(PersonId person, Result result, String key) {
        AttemptId attempt = result.paper().attempt().id();
        int position = world.position(qualification, attempt, person, key);
        return world.appeals().raise(attempt, Optional.of(position), "Both readings are possible.", person);
    }

    private List<AttentionItem> waiting(PersonId person) {
        return world.bean(Attention.class).of(person);
    }

    @Test
    void anUpheldOneRetiresTheItemAndGradesAllAgainWhoWereAskedIt() {
        PersonId one = world.house.person("one");
        PersonId two = world.house.person("two");
        PersonId lucky = world.house.person("lucky");
        Result failed = world.take(qualification, one, Set.of("item_1"));
        Result alsoFailed = world.take(qualification, two, Set.of("item_1"));
        Result passed = world.take(qualification, lucky, Set.of());
        Appeal appeal = appeal(one, failed, "item_1");
        assertThat(waiting(world.second))
                .anyMatch(item -> item.action().equals("Decide") && item.due().isPresent());
        assertThat(waiting(world.house.manager)).as("wrote the items").isEmpty();

        world.appeals().decide(appeal.id(), new Appeals.Decision(true, Set.of(), "It is ambiguous.", world.second));

        assertThat(world.attempts().get(failed.paper().attempt().id()).state()).isEqualTo(AttemptState.PASSED);
        assertThat(world.attempts().get(alsoFailed.paper().attempt().id()).grade())
                .contains(new Attempt.Grade(2, 2, 2, true));
        assertThat(world.attempts().get(passed.paper().attempt().id()).grade())
                .contains(new Attempt.Grade(2, 2, 2, true));
        assertThat(waiting(two))
                .singleElement()
                .satisfies(item -> assertThat(item.title()).contains("passed"));
        assertThat(waiting(world.second)).isEmpty();
        world.attempts().seen(alsoFailed.paper().attempt().id(), two);
        assertThat(waiting(two)).isEmpty();
        assertThat(world.take(qualification, world.house.person("late"), Set.of())
                        .lines())
                .as("not drawn any more")
                .hasSize(2);
    }

    @Test
    void whoeverPassedStaysPassedWhenAnItemGoes() {
        qualification =
                world.published(QualificationWorld.yaml("Strict", 3, 3).replace("passPercent: 67", "passPercent: 66"));
        PersonId person = world.house.person("pat");
        Result passed = world.take(qualification, person, Set.of("item_2"));
        assertThat(passed.grade().passed()).isTrue();
        world.bean(Items.class)
                .rule(qualification.id(), "item_1", new Items.Ruling(true, "Its key is wrong."), world.second);
        assertThat(world.attempts().get(passed.paper().attempt().id()).grade())
                .contains(new Attempt.Grade(2, 1, 2, true));
        assertThat(world.attempts().standing(qualification, person)).isInstanceOf(Standing.Passed.class);
    }

    @Test
    void aRefusedOneSaysWhyAndChangesNoGrade() {
        PersonId person = world.house.person("rea");
        Result failed = world.take(qualification, person, Set.of("item_1"));
        Appeal appeal = appeal(person, failed, "item_1");
        Appeal decided = world.appeals()
                .decide(appeal.id(), new Appeals.Decision(false, Set.of(), "The guidance names this.", world.second));
        assertThat(decided.state()).isEqualTo(AppealState.REFUSED);
        assertThat(decided.reason()).contains("The guidance names this.");
        assertThat(world.attempts().get(appeal.attempt()).grade()).contains(new Attempt.Grade(1, 2, 3, false));
        assertThat(waiting(person))
                .singleElement()
                .satisfies(item -> assertThat(item.title()).contains("decided"));
        assertThatThrownBy(() -> appeal(person, failed, "item_1")).hasMessageContaining("before");
    }

    @Test
    void neitherItsAuthorNorWhoRaisedItDecides() {
        PersonId person = world.house.person("ned");
        Appeal appeal = appeal(person, world.take(qualification, person, Set.of("item_1")), "item_1");
        for (PersonId barred : List.of(world.house.manager, person)) {
            assertThatThrownBy(() -> world.appeals()
                            .decide(appeal.id(), new Appeals.Decision(true, Set.of(), "Because.", barred)))
                    .isInstanceOf(MarlinException.class)
                    .hasMessageContaining("somebody else");
        }
        assertThat(world.appeals().get(appeal.id()).state()).isEqualTo(AppealState.OPEN);
    }

    @Test
    void oneAboutTheWholeAttemptNamesTheQuestionsWhenItIsUpheld() {
        PersonId person = world.house.person("wes");
        Result failed = world.take(qualification, person, Set.of("item_1", "item_2"));
        AttemptId attempt = failed.paper().attempt().id();
        Appeal appeal = world.appeals().raise(attempt, Optional.empty(), "All of it.", person);
        assertThatThrownBy(() ->
                        world.appeals().decide(appeal.id(), new Appeals.Decision(true, Set.of(), "Yes.", world.second)))
                .hasMessageContaining("questions");
        Set<Integer> positions = Set.of(
                world.position(qualification, attempt, person, "item_1"),
                world.position(qualification, attempt, person, "item_2"));
        world.appeals()
                .decide(appeal.id(), new Appeals.Decision(true, positions, "Both keys are wrong.", world.second));
        assertThat(world.attempts().get(attempt).grade()).contains(new Attempt.Grade(3, 1, 1, true));
    }

    @Test
    void theClockPassesItOnToAdmins() {
        PersonId person = world.house.person("eve");
        Appeal appeal = appeal(person, world.take(qualification, person, Set.of("item_1")), "item_1");
        assertThat(waiting(world.admin)).isEmpty();
        world.pass(Appeals.PATIENCE.plus(Duration.ofMinutes(1)));
        world.bean(AttemptSweep.class).run();
        assertThat(world.appeals().get(appeal.id()).state()).isEqualTo(AppealState.ESCALATED);
        assertThat(waiting(world.admin)).hasSize(1);
        assertThat(world.appeals().escalate()).isZero();
        world.appeals().decide(appeal.id(), new Appeals.Decision(true, Set.of(), "Wrong key.", world.admin));
        assertThat(waiting(world.admin)).isEmpty();
    }

    @Test
    void anItemThatManyOfTheQualifiedGetWrongKeepsTheNextVersionOfItsRubricBack() {
        qualification = world.published("Suspicious", 4, 4);
        List<Result> results = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            results.add(world.take(qualification, world.house.person("p" + i), i <= 4 ? Set.of("item_2") : Set.of()));
        }
        assertThat(results).allMatch(result -> result.grade().passed()); // 3 of 4 are enough
        RubricDraft next = TaskWorld.rubricDraft("Code changes", "Second version.");
        PublicationCheck check = world.bean(SuspectItems.class);
        assertThat(check.objections(next)).singleElement().asString().contains("item_2", "security");
        assertThat(check.objections(TaskWorld.rubricDraft("Another rubric", "First.")))
                .isEmpty();
        assertThat(check.objections(new RubricDraft(
                        next.name(), next.reason(), List.of(next.axes().getFirst()), next.reasonCodes())))
                .as("the axis goes")
                .isEmpty();
        assertThat(waiting(world.house.manager)).as("owner of the rubric").hasSize(1);
        assertThat(waiting(world.second)).hasSize(1);

        Items items = world.bean(Items.class);
        Items.Ruling kept = new Items.Ruling(false, "It is hard but right.");
        assertThatThrownBy(() -> items.rule(qualification.id(), "item_2", kept, world.house.manager))
                .hasMessageContaining("somebody else");
        items.rule(qualification.id(), "item_2", kept, world.second);
        assertThat(check.objections(next)).isEmpty();
        assertThat(waiting(world.house.manager)).isEmpty();
        assertThat(items.analysis(qualification)).noneMatch(Items.Analyzed::suspect);
    }
}
