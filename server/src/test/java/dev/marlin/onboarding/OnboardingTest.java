package dev.marlin.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.reservations.Reservations;
import dev.marlin.tasks.Task;
import dev.marlin.testkit.qualification.QualificationWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnboardingTest {
    private QualificationWorld world;
    private CampaignId campaign;

    @BeforeEach
    void open() {
        world = new QualificationWorld();
        campaign = world.house.campaign.id();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCampaignKeepsItsTasksForThoseWhoPassedWhatItAsksFor() {
        Qualification qualification = world.published("Needed", 3, 3);
        Task task = world.house.ready(world.house.person("author"));
        PersonId person = world.house.person("nora");
        QualificationCondition condition = world.bean(QualificationCondition.class);
        assertThat(condition.check(task, person)).isEmpty();

        world.bean(Requirements.class).require(campaign, Optional.of("Needed"), world.house.manager);
        assertThat(condition.check(task, person)).hasValueSatisfying(refusal -> {
            assertThat(refusal).isInstanceOf(ClaimRefusal.Lacking.class);
            assertThat(refusal.code()).isEqualTo("qualification");
            assertThat(refusal.words()).contains("“Needed”", "/qualifications/" + qualification.id());
        });

        world.take(qualification, person, Set.of("item_1", "item_2"));
        assertThat(condition.check(task, person)).as("failed").isPresent();
        PersonId able = world.house.person("abe");
        world.take(qualification, able, Set.of());
        assertThat(condition.check(task, able)).isEmpty();

        world.bean(Requirements.class).require(campaign, Optional.empty(), world.house.manager);
        assertThat(condition.check(task, person)).isEmpty();
    }

    @Test
    void refusesARequirementThatNobodyCouldMeet() {
        assertThatThrownBy(() ->
                        world.bean(Requirements.class).require(campaign, Optional.of("Nowhere"), world.house.manager))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining("nobody could pass");
        assertThat(world.bean(Requirements.class).of(campaign)).isEmpty();
    }

    @Test
    void showsEachStepAsItIsDone() {
        Qualification qualification = world.published("Steps", 3, 3);
        world.bean(Requirements.class).require(campaign, Optional.of("Steps"), world.house.manager);
        Onboarding onboarding = world.bean(Onboarding.class);
        PersonId person = world.house.person("stan");
        assertThat(onboarding.of(person).next())
                .hasValueSatisfying(step -> assertThat(step.link()).isEqualTo("/practice"));

        practice(person);
        assertThat(onboarding.of(person).next())
                .hasValueSatisfying(step -> assertThat(step.link()).isEqualTo("/qualifications/" + qualification.id()));
        world.take(qualification, person, Set.of());
        assertThat(onboarding.of(person).next())
                .hasValueSatisfying(step -> assertThat(step.link()).isEqualTo("/tasks"));
        assertThat(onboarding.of(person).done()).isEqualTo(3);

        Task task = world.house.ready(world.house.person("writer"));
        world.bean(Reservations.class).claim(task.id(), person);
        assertThat(onboarding.of(person).working()).isTrue();
        assertThat(onboarding.of(person).next()).isEmpty();
    }

    @Test
    void practiceIsRepeatableAndTouchesNoOtherTable() {
        PersonId person = world.house.person("pru");
        Map<String, Long> before = rows();
        practice(person);
        practice(person);
        Map<String, Long> after = rows();
        assertThat(after.remove("practice_answer")).isEqualTo(2);
        before.remove("practice_answer");
        assertThat(after).isEqualTo(before);
        assertThat(world.bean(Practice.class).answered("clean-path", person)).isPresent();
    }

    @Test
    void practiceRefusesAnswersThatAreMissingOrOutOfRange() {
        PersonId person = world.house.person("pim");
        Practice practice = world.bean(Practice.class);
        Map<String, Integer> answers = answers(practice.get("clean-path"));
        answers.put("security", 8);
        refused(practice, answers, person, "Security");
        answers.put("security", 1);
        answers.put(PracticeTask.OVERALL, 0);
        refused(practice, answers, person, "Overall");
        answers.put(PracticeTask.OVERALL, 4);
        answers.put("speed", 4);
        refused(practice, answers, person, "only the axes");
        assertThat(practice.hasPracticed(person)).isFalse();
    }

    @Test
    void everyPracticeTaskExplainsEachOfTheFiveAxes() {
        for (PracticeTask task : world.bean(Practice.class).all()) {
            assertThat(task.axes())
                    .extracting(PracticeTask.Axis::key)
                    .containsExactly("correctness", "security", "reliability", "maintainability", "adherence");
            assertThat(task.axes()).allMatch(axis -> axis.answer().explanation().length() > 40);
            assertThat(task.texts().a()).isNotEqualTo(task.texts().b());
        }
    }

    private static void refused(Practice practice, Map<String, Integer> answers, PersonId person, String word) {
        assertThatThrownBy(() -> practice.answer("clean-path", answers, person))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining(word);
    }

    private void practice(PersonId person) {
        Practice practice = world.bean(Practice.class);
        practice.answer("clean-path", answers(practice.get("clean-path")), person);
    }

    private static Map<String, Integer> answers(PracticeTask task) {
        Map<String, Integer> answers = new HashMap<>(Map.of(PracticeTask.OVERALL, 4));
        task.axes().forEach(axis -> answers.put(axis.key(), 4));
        return answers;
    }

    private Map<String, Long> rows() {
        List<String> tables = new ArrayList<>(
                world.house.database.jdbc().sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                        """).query(String.class).list());
        Map<String, Long> rows = new TreeMap<>();
        tables.remove("audit_seal"); // seals follow their events
        for (String table : tables) {
            rows.put(
                    table,
                    world.house
                            .database
                            .jdbc()
                            .sql("SELECT count(*) FROM \"" + table + "\"")
                            .query(Long.class)
                            .single());
        }
        return rows;
    }
}
