package dev.marlin.rubrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.RubricVersion.Origin;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class ProposalsTest {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static TaskWorld world;
    private static Proposals proposals;
    private static PersonId writer;
    private static PersonId second;

    @BeforeAll
    static void open() {
        world = new TaskWorld();
        proposals = world.bean(Proposals.class);
        writer = world.manager("walt");
        second = world.manager("suse");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aSecondPersonPublishesWhatTheFirstProposed() {
        UUID dispute = UUID.randomUUID();
        Proposal draft = proposals.begin(text(), writer);
        Proposal proposed =
                proposals.propose(draft.id(), new Proposal.Ask(1, ChangeKind.BREAKING, Optional.of(dispute)), writer);
        assertThat(proposed.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(waitFor(draft.id())).extracting(AttentionItem::person).contains(writer, second);

        RubricVersion version = proposals.publish(draft.id(), 1, second);

        assertThat(version.origin())
                .isEqualTo(new Origin.Proposed(draft.id(), ChangeKind.BREAKING, false, Optional.of(dispute)));
        assertThat(proposals.get(draft.id()).state()).isEqualTo(ProposalState.PUBLISHED);
        assertThat(waitFor(draft.id())).isEmpty();
        assertThat(world.audited("rubric.published", version.id().value())).isEqualTo(1);
        assertThat(world.audited("rubric_proposal.published", draft.id().value()))
                .isEqualTo(1);
    }

    @Test
    void whoProposedDoesNotDecide() {
        Proposal draft = proposed(text());
        refuses(Problem.FORBIDDEN, () -> proposals.publish(draft.id(), 1, writer));
        refuses(Problem.FORBIDDEN, () -> proposals.sendBack(draft.id(), 1, "Better so.", writer));
        assertThat(proposals.get(draft.id()).state()).isEqualTo(ProposalState.PROPOSED);
    }

    @Test
    void theDatabaseRefusesTheSamePersonToo() {
        Proposal draft = proposed(text());
        String decide = """
                INSERT INTO rubric_decision (proposal_id, round, proposed_by, outcome, words, sole, decided_by, decided_at)
                VALUES (?, 1, ?, 'PUBLISHED', '', false, ?, house_now())
                """;
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql(decide)
                        .params(draft.id().value(), writer.value(), writer.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("rubric_decision_check");
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql(decide)
                        .params(draft.id().value(), second.value(), writer.value())
                        .update())
                .as("another proposer than the one on record")
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql("""
                        INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by,
                            proposal_id, proposed_by, sole, change_kind)
                        SELECT gen_random_uuid(), rubric, 2, axes, reason_codes, reason, digest, ?, ?, ?, true, 'BREAKING'
                        FROM rubric_version WHERE id = ?
                        """)
                        .params(
                                writer.value(),
                                draft.id().value(),
                                writer.value(),
                                world.rubric.id().value())
                        .update())
                .as("sole, but not the first")
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("rubric_version_check");
    }

    @Test
    void onePersonPublishesTheFirstVersionOnlyWhereNobodyElseCould() {
        Rubrics rubrics = world.bean(Rubrics.class);
        refuses(Problem.FORBIDDEN, () -> rubrics.publishYaml(text(), writer));
        try (TaskWorld alone = new TaskWorld()) {
            assertThat(alone.rubric.origin())
                    .isInstanceOfSatisfying(
                            Origin.Proposed.class,
                            origin -> assertThat(origin.sole()).isTrue());
            RubricVersion first = alone.rubric;
            assertThat(alone.database
                            .jdbc()
                            .sql(
                                    "SELECT facts->>'sole' FROM audit_event WHERE action = 'rubric.published' AND subject_id = ?")
                            .param(first.id().value())
                            .query(String.class)
                            .single())
                    .isEqualTo("true");
            Proposals own = alone.bean(Proposals.class);
            Proposal next = own.beginFrom(first.id(), alone.manager);
            String changed =
                    next.text().replace("reason: \"\"", "reason: More.").replace("asked", "wanted");
            own.save(next.id(), 1, changed, alone.manager);
            refuses(Problem.CONFLICT, () -> own.propose(next.id(), ask(2), alone.manager));
            assertThat(own.get(next.id()).state()).isEqualTo(ProposalState.DRAFT);
        }
    }

    @Test
    void twoEditorsNeverOverwriteEachOther() {
        Proposal draft = proposals.begin(text(), writer);
        Proposal saved = proposals.save(draft.id(), 1, draft.text() + "# theirs\n", second);
        assertThat(saved.revision()).isEqualTo(2);
        refuses(Problem.CONFLICT, () -> proposals.save(draft.id(), 1, draft.text() + "# mine\n", writer));
        refuses(Problem.CONFLICT, () -> proposals.propose(draft.id(), ask(1), writer));
        assertThat(proposals.get(draft.id()).text()).endsWith("# theirs\n");
    }

    @Test
    void savingTheSameWordsChangesNothing() {
        Proposal draft = proposals.begin(text(), writer);
        assertThat(proposals.save(draft.id(), 1, draft.text(), second)).isEqualTo(draft);
    }

    @Test
    void whatIsSentBackIsWrittenOnAndProposedAgain() {
        Proposal draft = proposed(text());
        Proposal back = proposals.sendBack(draft.id(), 1, "Name the case.", second);
        assertThat(back.state()).isEqualTo(ProposalState.SENT_BACK);
        assertThat(back.latest().orElseThrow().decision().orElseThrow().words()).isEqualTo("Name the case.");
        assertThat(waitFor(draft.id())).extracting(AttentionItem::person).containsExactly(writer);
        Proposal written = proposals.save(draft.id(), 1, draft.text().replace("catch", "surely catch"), writer);
        assertThat(written.state()).isEqualTo(ProposalState.DRAFT);
        proposals.propose(draft.id(), ask(2), writer);
        RubricVersion version = proposals.publish(draft.id(), 2, second);
        assertThat(version.axes().getFirst().guidance()).contains("surely");
        Proposal published = proposals.get(draft.id());
        assertThat(published.rounds()).hasSize(2);
        assertThat(published.rounds().getFirst().text()).doesNotContain("surely");
    }

    @Test
    void wordsStandStillWhileTheyAreProposed() {
        Proposal draft = proposed(text());
        refuses(Problem.CONFLICT, () -> proposals.save(draft.id(), 1, "name: other", writer));
        proposals.withdraw(draft.id(), writer);
        refuses(Problem.CONFLICT, () -> proposals.publish(draft.id(), 1, second));
        assertThat(waitFor(draft.id())).isEmpty();
    }

    @Test
    void anAxisWithoutAGoodOrABadExampleIsRefusedByName() {
        for (String side : List.of("good", "bad")) {
            String lacking = text().replaceAll(side + ": \\[[^]]*]", side + ": []");
            Proposal draft = proposals.begin(lacking, writer);
            assertThat(proposals.objections(draft))
                    .singleElement()
                    .asString()
                    .contains("axes, strength, examples", side);
            refuses(Problem.INVALID, () -> proposals.propose(draft.id(), ask(1), writer));
        }
    }

    @Test
    void anOldVersionComesBackAsANewOne() {
        RubricVersion first = proposals.publish(proposed(text()).id(), 1, second);
        Proposal change = proposals.beginFrom(first.id(), writer);
        String words =
                change.text().replace("reason: \"\"", "reason: Stricter.").replace("catch", "have caught");
        proposals.save(change.id(), 1, words, writer);
        proposals.propose(change.id(), ask(2), writer);
        RubricVersion other = proposals.publish(change.id(), 2, second);
        Proposal back = proposals.beginFrom(first.id(), writer);
        assertThat(back.basedOn()).contains(first.id());
        proposals.save(back.id(), 1, back.text().replace("reason: \"\"", "reason: Back to the first."), writer);
        proposals.propose(back.id(), ask(2), writer);
        RubricVersion third = proposals.publish(back.id(), 2, second);
        assertThat(third.number()).isEqualTo(3);
        assertThat(third.axes()).isEqualTo(first.axes()).isNotEqualTo(other.axes());
        assertThat(RubricChange.between(first, third).isEmpty()).isTrue();
    }

    @Test
    void aVersionThatIsOlderThanExamplesStaysReadable() {
        UUID id = UUID.randomUUID();
        world.database.jdbc().sql("""
                INSERT INTO rubric_version (id, rubric, number, axes, reason_codes, reason, digest, published_by)
                SELECT ?, 'Before examples', 1, jsonb_path_query_array(axes #- '{0,examples}' #- '{1,examples}', '$[*]'),
                    reason_codes, reason, digest, published_by FROM rubric_version WHERE id = ?
                """).params(id, world.rubric.id().value()).update();
        RubricVersion old = world.bean(Rubrics.class).get(new RubricVersionId(id));
        assertThat(old.axes())
                .allSatisfy(axis -> assertThat(axis.examples().isEmpty()).isTrue());
        assertThat(old.origin()).isEqualTo(new Origin.Unrecorded());
        assertThat(proposals.objections(proposals.beginFrom(old.id(), writer)).getFirst())
                .contains("reason");
    }

    private static Proposal proposed(String text) {
        Proposal draft = proposals.begin(text, writer);
        return proposals.propose(draft.id(), ask(1), writer);
    }

    private static Proposal.Ask ask(int revision) {
        return new Proposal.Ask(revision, ChangeKind.COMPATIBLE, Optional.empty());
    }

    private static String text() {
        return """
                name: Rubric %d
                reason: For campaigns about tests.
                axes:
                  - key: strength
                    title: Strength
                    guidance: Would it catch the fault?
                    anchors: {1: Slightly, 2: Clearly, 3: Much}
                    examples: {good: [It fails on the base.], bad: [It looks thorough.]}
                reasonCodes:
                  - {key: taste, title: Legitimate taste}
                """.formatted(NAMES.incrementAndGet());
    }

    private static List<AttentionItem> waitFor(ProposalId id) {
        return world.bean(Attention.class).on("rubric_proposal", id.value());
    }

    private static void refuses(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
