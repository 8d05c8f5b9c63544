package dev.marlin.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.testkit.qualification.QualificationWorld;
import dev.marlin.testkit.tasks.TaskWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QualificationsTest {
    private static QualificationWorld world;
    private static Qualifications qualifications;

    @BeforeAll
    static void open() {
        world = new QualificationWorld();
        qualifications = world.qualifications();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void isPublishedBySomebodyElseThanItsProposer() {
        Qualification draft = qualifications.begin(QualificationWorld.yaml("Two people", 4, 3), world.house.manager);
        qualifications.propose(draft.id(), 1, world.house.manager);
        refuses(Problem.FORBIDDEN, () -> qualifications.publish(draft.id(), 1, world.house.manager));
        assertThat(world.bean(Attention.class).on("qualification", draft.id().value()))
                .anyMatch(item ->
                        item.person().equals(world.second) && item.action().equals("Decide"));

        Qualification published = qualifications.publish(draft.id(), 1, world.second);

        assertThat(draft.number()).isEmpty();
        assertThat(published.number()).contains(1);
        assertThat(published.isOpen()).isTrue();
        assertThat(world.bean(Attention.class).on("qualification", draft.id().value()))
                .isEmpty();
        assertThat(world.house.audited("qualification.published", draft.id().value()))
                .isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesOnePairOfEyes() {
        Qualification published = world.published("Guarded", 4, 3);
        assertThatThrownBy(() -> world.house
                        .database
                        .jdbc()
                        .sql("""
                                INSERT INTO qualification_decision
                                SELECT qualification_id, 99, outcome, words, digest, 2, false, proposed_by, proposed_by,
                                       decided_at
                                FROM qualification_decision WHERE qualification_id = ?
                                """)
                        .param(published.id().value())
                        .update())
                .hasMessageContaining("check");
        assertThatThrownBy(() -> world.house
                        .database
                        .jdbc()
                        .sql("UPDATE qualification SET text = text || ' ' WHERE id = ?")
                        .param(published.id().value())
                        .update())
                .hasStackTraceContaining("never changed");
    }

    @Test
    void oneManagerAloneMayPublishTheFirstVersionOnly() {
        try (TaskWorld lonely = new TaskWorld("dev.marlin.qualification")) {
            Qualifications alone = lonely.bean(Qualifications.class);
            Qualification first = alone.begin(QualificationWorld.yaml("Alone", 2, 1), lonely.manager);
            alone.propose(first.id(), 1, lonely.manager);
            assertThat(alone.publish(first.id(), 1, lonely.manager).number()).contains(1);

            Qualification next = alone.begin(QualificationWorld.yaml("Alone", 3, 1), lonely.manager);
            refuses(Problem.CONFLICT, () -> alone.propose(next.id(), 1, lonely.manager));
        }
    }

    @Test
    void aNewVersionIsANewRowAndTakesThePlaceOfTheOld() {
        Qualification first = world.published("Again", 4, 3);
        Qualification second = world.published("Again", 5, 3);
        assertThat(second.number()).contains(2);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(qualifications.get(first.id()).isOpen()).isFalse();
        assertThat(qualifications.get(first.id()).text()).isEqualTo(first.text());
    }

    @Test
    void whatIsSentBackIsADraftAgainUnderANewRevision() {
        Qualification draft = qualifications.begin(QualificationWorld.yaml("Back", 4, 3), world.house.manager);
        qualifications.propose(draft.id(), 1, world.house.manager);
        refuses(
                Problem.CONFLICT,
                () -> qualifications.save(draft.id(), 1, QualificationWorld.yaml("Back", 5, 3), world.house.manager));
        Qualification back = qualifications.sendBack(draft.id(), 1, "Item 2 is ambiguous.", world.second);
        assertThat(back.state()).isEqualTo(QualificationState.DRAFT);
        assertThat(back.sentBack()).contains("Item 2 is ambiguous.");
        refuses(Problem.CONFLICT, () -> qualifications.propose(draft.id(), 1, world.house.manager));
        Qualification saved =
                qualifications.save(draft.id(), 2, QualificationWorld.yaml("Back", 5, 3), world.house.manager);
        qualifications.propose(draft.id(), saved.revision(), world.house.manager);
        assertThat(qualifications.withdraw(draft.id(), world.second).state()).isEqualTo(QualificationState.WITHDRAWN);
        assertThat(world.bean(Attention.class).on("qualification", draft.id().value()))
                .isEmpty();
    }

    @Test
    void readsTheQualificationThatWeShip() throws IOException {
        QualificationDraft shipped =
                QualificationYaml.read(Files.readString(Path.of("../examples/qualification.yaml")));
        assertThat(shipped.items()).hasSize(6);
        String rubric = Files.readString(Path.of("../examples/rubric.yaml"));
        assertThat(shipped.items()).allMatch(item -> rubric.contains("key: " + item.axis() + "\n"));
    }

    @Test
    void namesTheLineOrTheFieldOfAFault() {
        String sound = QualificationWorld.yaml("Faulty", 4, 3);
        faulty(sound.replace("drawn: 3", "drawn: 5"), "drawn");
        faulty(sound.replace("axis: security", "axis: speed"), "speed");
        faulty(sound.replace("rubricVersion: 1", "rubricVersion: 7"), "rubricVersion");
        faulty(sound.replace("key: item_2", "key: item_1"), "twice");
        faulty(sound.replace("- right: Canary right 3", "- wrong: Canary right 3"), "item_3");
        faulty(sound.replace("- right: Canary right 1", "- maybe: Canary right 1"), "Line");
        faulty(sound.replace("repeat: unseen-first", "repeat: sometimes"), "repeat");
        faulty(sound.replace("passPercent: 67", "passPercent: 101"), "passPercent");
    }

    @Test
    void anUnknownIdIsNotFound() {
        refuses(Problem.NOT_FOUND, () -> qualifications.get(new QualificationId(UUID.randomUUID())));
        Qualification draft = qualifications.begin(QualificationWorld.yaml("Hidden", 4, 3), world.house.manager);
        refuses(Problem.NOT_FOUND, () -> qualifications.published(draft.id()));
    }

    private static void faulty(String yaml, String word) {
        assertThatThrownBy(() -> qualifications.begin(yaml, world.house.manager))
                .isInstanceOf(MarlinException.class)
                .hasMessageContaining(word);
    }

    private static void refuses(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
