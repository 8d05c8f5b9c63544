package dev.marlin.rubrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.rubrics.Reopenings.Draw;
import dev.marlin.rubrics.Reopenings.Size;
import dev.marlin.rubrics.Reopenings.Wanted;
import dev.marlin.testkit.rubrics.JudgedElsewhere;
import dev.marlin.testkit.tasks.TaskWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReopeningsTest {
    private static final Clause CORRECTNESS = new Clause(Clause.Kind.AXIS, "correctness");

    private TaskWorld world;
    private Reopenings reopenings;
    private JudgedElsewhere elsewhere;
    private RubricVersion changed;
    private PersonId second;

    @BeforeEach
    void open() {
        world = new TaskWorld("dev.marlin.testkit.rubrics");
        reopenings = world.bean(Reopenings.class);
        elsewhere = world.bean(JudgedElsewhere.class);
        second = world.secondManager();
        changed = change(world, second, "asked?", "asked, and no more?");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void namesTheChangedClauseAndOnlyVersionsThatSaidSomethingElse() {
        assertThat(reopenings.affected(changed))
                .extracting(Reopenings.Affected::clause)
                .containsExactly(CORRECTNESS);
        RubricVersion third = change(world, second, "strangers", "all strangers");
        elsewhere.asked.clear();
        reopenings.affected(third);
        assertThat(elsewhere.asked)
                .extracting(ClauseUse.Query::key, ClauseUse.Query::versions)
                .as("version 2 says of correctness what version 3 says")
                .containsExactlyInAnyOrder(
                        tuple("correctness", Set.of(world.rubric.id())),
                        tuple("security", Set.of(world.rubric.id(), changed.id())));
    }

    @Test
    void drawsASampleThatAnybodyCanDrawAgain() {
        work(40);
        Draw draw = reopenings.draw(wanted(Size.parse("25%")), world.manager);
        assertThat(draw.population()).isEqualTo(40);
        assertThat(draw.drawn()).isEqualTo(10);
        assertThat(elsewhere.heard).singleElement().satisfies(told -> {
            assertThat(told.version()).isEqualTo(changed.id());
            assertThat(told.comparisons()).isEqualTo(Reopenings.sample(elsewhere.work, draw.seed(), 10));
        });
        assertThat(reopenings.draws(changed.id())).containsExactly(draw);
        assertThat(world.audited("rubric.reopened", changed.id().value())).isEqualTo(1);
    }

    @Test
    void neverDrawsTheSameWorkTwiceForOneVersion() {
        work(7);
        Set<UUID> drawn = new HashSet<>();
        for (int size : List.of(3, 3, 3)) {
            reopenings.draw(wanted(new Size.Works(size)), world.manager);
        }
        elsewhere.heard.forEach(told -> drawn.addAll(told.comparisons()));
        assertThat(drawn).isEqualTo(elsewhere.work);
        refuses(Problem.CONFLICT, wanted(new Size.Works(1)));
    }

    @Test
    void keepsNothingWhenSomebodyWhoIsToldFails() {
        work(3);
        elsewhere.fails = true;
        assertThatThrownBy(() -> reopenings.draw(wanted(new Size.Works(1)), world.manager))
                .isInstanceOf(IllegalStateException.class);
        assertThat(reopenings.draws(changed.id())).isEmpty();
        assertThat(world.audited("rubric.reopened", changed.id().value())).isZero();
    }

    @Test
    void refusesWhereNobodyCouldJudgeAgain() {
        try (TaskWorld bare = new TaskWorld()) {
            Reopenings none = bare.bean(Reopenings.class);
            RubricVersion version = change(bare, bare.secondManager(), "asked?", "wanted?");
            assertThat(none.possible()).isFalse();
            assertThatThrownBy(() -> none.draw(
                            new Wanted(
                                    version.id(),
                                    List.of(CORRECTNESS),
                                    new Size.Works(1),
                                    Optional.empty(),
                                    "Because."),
                            bare.manager))
                    .isInstanceOf(MarlinException.class)
                    .hasMessageContaining("Nothing was re-opened");
        }
    }

    @Test
    void refusesWhatIsNoSizeAndNoClause() {
        for (String size : List.of("", "0", "-1", "101%", "0%", "many", "10001", "1.5")) {
            assertThatThrownBy(() -> Size.parse(size)).as(size).isInstanceOf(MarlinException.class);
        }
        for (String clause : List.of("", "correctness", "axes:correctness")) {
            assertThatThrownBy(() -> Clause.parse(clause)).as(clause).isInstanceOf(MarlinException.class);
        }
        assertThat(Size.parse("1%").of(1)).isEqualTo(1);
        assertThat(Size.parse("50%").of(3)).isEqualTo(2);
        assertThat(Size.parse("9").of(3)).isEqualTo(3);
    }

    private void work(int comparisons) {
        for (int i = 0; i < comparisons; i++) {
            elsewhere.work.add(UUID.randomUUID());
        }
    }

    private Wanted wanted(Size size) {
        return new Wanted(changed.id(), List.of(CORRECTNESS), size, Optional.empty(), "The rule is another.");
    }

    private void refuses(Problem problem, Wanted wanted) {
        assertThatThrownBy(() -> reopenings.draw(wanted, world.manager))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static RubricVersion change(TaskWorld world, PersonId second, String words, String others) {
        Proposals proposals = world.bean(Proposals.class);
        RubricVersion latest = world.bean(Rubrics.class).latest("Code changes").orElseThrow();
        Proposal draft = proposals.beginFrom(latest.id(), world.manager);
        String text = draft.text().replace("reason: \"\"", "reason: Clearer.").replace(words, others);
        proposals.save(draft.id(), 1, text, world.manager);
        proposals.propose(draft.id(), new Proposal.Ask(2, ChangeKind.BREAKING, Optional.empty()), world.manager);
        return proposals.publish(draft.id(), 2, second);
    }
}
