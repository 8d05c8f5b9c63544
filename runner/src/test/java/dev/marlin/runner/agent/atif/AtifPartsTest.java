package dev.marlin.runner.agent.atif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.agent.AgentIdentity;
import dev.marlin.runner.agent.Provenance;
import dev.marlin.runner.agent.Trajectory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AtifPartsTest {
    private static final AgentIdentity PETREL = new AgentIdentity("Petrel", "1.0", "a".repeat(64));
    private static final AtifRun.Metered METERED =
            new AtifRun.Metered(10, 200, 30, 4, Optional.of(new BigDecimal("0.000000000001")));

    private static AtifRun run(String prompt, Trajectory trajectory, Optional<AtifRun.Metered> metered) {
        List<AtifRun.Turn> turns = List.of(new AtifRun.Turn(prompt, trajectory));
        return new AtifRun("r", PETREL, Provenance.COMMAND, false, turns, metered, Optional.empty());
    }

    private static AtifTrajectory kept(AtifRun run) {
        return AtifReader.own(AtifWriter.write(run));
    }

    @Test
    void turnsOfSeveralDocumentsStandInOneInTheirOrder() {
        List<AtifTrajectory> documents = new ArrayList<>();
        List<AtifTrajectory.PromptedTurn> turns = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            Trajectory trajectory = new RandomEvents(new Random(turn)).trajectory();
            documents.add(kept(run("prompt " + turn, trajectory, Optional.of(METERED))));
            turns.add(new AtifTrajectory.PromptedTurn("prompt " + turn, trajectory));
        }
        AtifTrajectory whole = kept(AtifRun.joined("candidate", documents, Optional.of("Mind this.")));
        assertThat(whole.turns()).isEqualTo(turns);
        assertThat(whole.sessionId()).contains("candidate");
        assertThat(whole.notes()).contains("Mind this.");
        assertThat(whole.agent().extra()).isEqualTo(documents.getFirst().agent().extra());
        assertThat(whole.totals().prompt()).hasValue(720);
        assertThat(whole.totals().cached()).hasValue(600);
        assertThat(whole.totals().completion()).hasValue(12);
        assertThat(whole.totals().costUsd()).contains(0.000000000003);
        assertThat(whole.totals().raw().at("/extra/marlin/cache_write_tokens").longValue())
                .isEqualTo(90);
    }

    @Test
    void aCostThatIsNotKnownOfAllTurnsIsNotKnown() {
        AtifRun.Metered unpriced = new AtifRun.Metered(1, 0, 0, 1, Optional.empty());
        AtifTrajectory whole = kept(AtifRun.joined(
                "c",
                List.of(
                        kept(run("p", Trajectory.of(List.of()), Optional.of(METERED))),
                        kept(run("q", Trajectory.of(List.of()), Optional.of(unpriced)))),
                Optional.empty()));
        assertThat(whole.totals().costUsd()).isEmpty();
        assertThat(whole.totals().completion()).hasValue(5);
    }

    @Test
    void whatCalledNoModelStillSaysSoWhenJoined() {
        AtifRun scripted = new AtifRun(
                "r",
                PETREL,
                Provenance.SCRIPTED,
                true,
                List.of(new AtifRun.Turn("p", new RandomEvents(new Random(1)).trajectory())),
                Optional.empty(),
                Optional.empty());
        AtifRun joined = AtifRun.joined("c", List.of(kept(scripted), kept(scripted)), Optional.empty());
        assertThat(joined.callsNoModel()).isTrue();
        assertThat(joined.provenance()).isEqualTo(Provenance.SCRIPTED);
        assertThat(joined.metered()).isEmpty();
    }

    @Test
    void documentsOfTwoAgentsAreNotJoined() {
        AtifRun one = run("p", Trajectory.of(List.of()), Optional.empty());
        AtifRun other = new AtifRun(
                "r",
                new AgentIdentity("Heron", "1.0", "a".repeat(64)),
                Provenance.COMMAND,
                false,
                one.turns(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> AtifRun.joined("c", List.of(kept(one), kept(other)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AtifRun.joined("c", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAgentWhoseDigestChangedBetweenTurnsHasTheLast() {
        AgentIdentity later = new AgentIdentity("Petrel", "1.1", "b".repeat(64));
        AtifRun one = run("p", Trajectory.of(List.of()), Optional.empty());
        AtifRun other =
                new AtifRun("r", later, Provenance.COMMAND, false, one.turns(), Optional.empty(), Optional.empty());
        assertThat(AtifRun.joined("c", List.of(kept(one), kept(other)), Optional.empty())
                        .agent())
                .isEqualTo(later);
    }

    @Test
    void aDocumentOfSomebodyElseIsNotTakenForOurs() {
        byte[] ours = AtifWriter.write(run("p", Trajectory.of(List.of()), Optional.empty()));
        String text = new String(ours, StandardCharsets.UTF_8);
        String other = text.replace("\"events\":1", "\"events\":2");
        assertThat(other).isNotEqualTo(text);
        assertThat(AtifReader.strict(other.getBytes(StandardCharsets.UTF_8)).steps())
                .hasSize(1);
        assertThatThrownBy(() -> AtifReader.own(other.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(AtifFormatException.class)
                .hasMessageContaining("extra.marlin.events");
    }

    @Test
    void oursIsReadBeyondTheBoundsOfStrangers() {
        byte[] ours =
                AtifWriter.write(run("p".repeat(AtifReader.LONGEST_BYTES), Trajectory.of(List.of()), Optional.empty()));
        assertThat(AtifReader.own(ours).turns()).hasSize(1);
        assertThatThrownBy(() -> AtifReader.strict(ours)).hasMessageContaining("64 MiB");
    }
}
