package dev.marlin.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.agent.CommandAgent;
import dev.marlin.runner.agent.TurnRequest;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairOrderTest {
    private static RunSpec spec(String name, String prompt, RunLimits limits) {
        PreparedBase base =
                new PreparedBase("a".repeat(64), Path.of("/base"), Path.of("/objects"), "b".repeat(40), "c".repeat(40));
        return new RunSpec(
                name,
                new TaskBasis(base, List.of(), new byte[0]),
                new CommandAgent(name, "1", List.of(name), Map.of()),
                TurnRequest.first(prompt),
                Optional.empty(),
                new CandidateFolders(Path.of("/home", name), Path.of("/git", name)),
                limits);
    }

    private final RunSpec a = spec("a", "Go.", RunLimits.usual());
    private final RunSpec b = spec("b", "Go.", RunLimits.usual());

    @Test
    void drawsBothOrdersAboutEquallyOften() {
        SplittableRandom random = new SplittableRandom(7);
        int first = 0;
        for (int i = 0; i < 10_000; i++) {
            PairOrder order = PairOrder.draw(a, b, random);
            assertThat(List.of(order.first(), order.second())).containsExactlyInAnyOrder(a, b);
            first += order.first() == a ? 1 : 0;
        }
        assertThat(first).isBetween(4_800, 5_200);
    }

    @Test
    void refusesTwoDifferentQuestions() {
        assertThatThrownBy(() -> PairOrder.draw(a, spec("b", "Stop.", RunLimits.usual()), new SplittableRandom(1)))
                .hasMessageContaining("same base, verifiers and prompt");
    }

    @Test
    void refusesDifferentLimits() {
        RunLimits longer = new RunLimits(
                RunLimits.usual().turn().withWallClock(Duration.ofHours(2)),
                RunLimits.usual().capture());
        assertThatThrownBy(() -> PairOrder.draw(a, spec("b", "Go.", longer), new SplittableRandom(1)))
                .hasMessageContaining("same limits");
    }

    @Test
    void refusesASharedHome() {
        assertThatThrownBy(() -> PairOrder.draw(a, a, new SplittableRandom(1)))
                .hasMessageContaining("homes of their own");
    }
}
