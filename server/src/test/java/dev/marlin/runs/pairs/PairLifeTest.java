package dev.marlin.runs.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralVerification.Status;
import dev.marlin.runs.NeutralCandidate.Outcome;
import dev.marlin.runs.NeutralPair;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.RunBook;
import dev.marlin.runs.RunRecords;
import dev.marlin.runs.Trials;
import dev.marlin.runs.Withholdings;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.RunOutcome;
import dev.marlin.runs.reports.RunStage;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.runs.RunsWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pairs on the real database, in the real sandbox. */
class PairLifeTest {
    private static final String WRITE_HELLO = """
            {"read": {"path": "greeting.txt", "expect": ["hullo"]}},
            {"edit": {"path": "greeting.txt", "find": "hullo", "replace": "hello"}},
            {"run": {"command": ["cat", "greeting.txt"], "expect": ["hello"]}},
            {"message": "The greeting says hello now."}""";
    private static final String APPEND = """
            {"write": {"path": "notes.md", "content": "By Aldebaran-4.2\\n"}},
            {"edit": {"path": "greeting.txt", "find": "hullo", "replace": "hullo there"}},
            {"message": "As Aldebaran 4.2, I added two words."}""";
    private static RunsWorld world;
    private static AgentVersion first;
    private static AgentVersion second;
    private static Campaign campaign;
    private static RunsWorld.Seeded seeded;
    private static int number;

    private Task task;

    @BeforeAll
    static void open() {
        world = new RunsWorld();
        first = world.scripted(
                "Aldebaran",
                "4.2",
                APPEND,
                "{\"read\": {\"path\": \"greeting.txt\", \"expect\": [\"h\"]}}, {\"message\": \"Looked again.\"}");
        second = world.scripted(
                "Betelgeuse",
                "1.9",
                WRITE_HELLO,
                "{\"write\": {\"path\": \"second.txt\", \"content\": \"two\\n\"}}, {\"message\": \"Done.\"}");
        campaign = world.campaign("Greetings", first, second);
        seeded = world.repository("greeter", Map.of("greeting.txt", "hullo\n", "src/App.java", "class App {}\n"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void publishATask() {
        number++;
        task = world.task(
                campaign,
                seeded,
                "Task " + number,
                RunsWorld.verifier("says hello", "grep -q hello greeting.txt", Verifier.OnBase.FAIL),
                RunsWorld.verifier("still there", "test -f src/App.java && echo took 1.5 s", Verifier.OnBase.PASS));
    }

    @Test
    void runsBothSidesAndPublishesThemTogether() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.QUEUED);
        assertThat(world.runAll()).isEqualTo(2);
        NeutralPair ready = world.pairs().pair(pair);
        assertThat(ready.state()).isEqualTo(PairState.READY);
        assertThat(ready.noModelWasCalled()).isTrue();
        assertThat(world.listener.told()).contains("ready " + pair + " turn 1 READY");
        NeutralCandidate hello = side(ready, second);
        assertThat(hello.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(hello.verifications()).extracting("status").containsExactly(Status.PASS, Status.PASS);
        assertThat(world.text(hello.files().getFirst().after().orElseThrow())).isEqualTo("hello\n");
        NeutralCandidate other = side(ready, first);
        assertThat(other.verifications()).extracting("status").containsExactly(Status.FAIL, Status.PASS);
        assertThat(other.finalMessage()).isEqualTo("As ▇▇▇, I added two words.");
        assertThat(other.files()).extracting("path").containsExactly("greeting.txt", "notes.md");
        assertThat(world.text(other.files().getLast().after().orElseThrow())).isEqualTo("By ▇▇▇\n");
        assertThat(world.text(other.verifications().getLast().log().orElseThrow()))
                .isEqualTo("took <duration>");
        assertThat(world.pairs().base(pair)).extracting("status").containsExactly(Status.FAIL, Status.PASS);
        assertThat(world.audited("pair.ready", pair.value())).isEqualTo(1);
    }

    @Test
    void keepsTheRecordUnredactedForManagers() {
        PairId pair = finished();
        CandidateId named = candidate(world.pairs().pair(pair), first);
        RunRecords.CandidateRecord record = world.bean(RunRecords.class).record(named, 1);
        assertThat(record.finalMessage()).isEqualTo("As Aldebaran 4.2, I added two words.");
        assertThat(world.text(record.patch())).contains("+By Aldebaran-4.2");
        assertThat(world.text(record.manifest())).contains("\"Aldebaran\"", "\"network\":\"none\"");
        RunBook book = world.bean(RunBook.class);
        assertThat(book.runs(pair)).hasSize(2).allSatisfy(run -> {
            assertThat(run.exitClass()).isEqualTo("COMPLETED");
            assertThat(run.overhead()).isPresent();
        });
        assertThat(book.pairs(Optional.empty()).rows()).extracting("id").contains(pair);
    }

    @Test
    void keepsWhatWasDoneAsAtifUnderTheDigestThatTheManifestNames() {
        PairId pair = finished();
        RunBook book = world.bean(RunBook.class);
        assertThat(book.runs(pair)).hasSize(2).allSatisfy(run -> {
            byte[] kept = book.text(run.id(), RunBook.Evidence.TRAJECTORY);
            JsonNode manifest = JsonMapper.shared().readTree(book.text(run.id(), RunBook.Evidence.MANIFEST));
            assertThat(manifest.at("/outputs/trajectory_digest").asString()).isEqualTo(Digest.sha256(kept));
            AtifTrajectory read = AtifReader.strict(kept);
            assertThat(read.sessionId()).contains(run.id().toString());
            assertThat(read.agent().name() + " " + read.agent().version())
                    .isEqualTo(run.agent().displayName());
            assertThat(read.turns())
                    .singleElement()
                    .satisfies(turn -> assertThat(turn.prompt()).isEqualTo(task.prompt()));
            assertThat(read.steps()).anySatisfy(step -> assertThat(step.calls()).isNotEmpty());
            assertThat(read.steps().getLast().llmCalls())
                    .as("a script calls no model")
                    .hasValue(0);
            assertThat(book.trace(run.id()).getLast().kind()).isEqualTo("end");
            byte[] released = world.bean(RunRecords.class).trajectory(run.candidate(), 1);
            assertThat(AtifReader.strict(released).turns()).isEqualTo(read.turns());
            assertThat(AtifReader.strict(released).sessionId())
                    .contains(run.candidate().toString());
        });
    }

    @Test
    void bothSidesChangeStateTogether() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        RunQueue queue = world.bean(RunQueue.class);
        ClaimedRun one = queue.claim("w1").orElseThrow();
        assertThat(state(pair)).isEqualTo(PairState.PREPARING);
        queue.reached(one, RunStage.WORKING);
        queue.reached(one, RunStage.VERIFYING);
        assertThat(state(pair)).isEqualTo(PairState.PREPARING);
        ClaimedRun two = queue.claim("w2").orElseThrow();
        assertThat(two.candidate()).isNotEqualTo(one.candidate());
        assertThat(state(pair)).isEqualTo(PairState.PREPARING);
        queue.reached(two, RunStage.WORKING);
        assertThat(state(pair)).isEqualTo(PairState.WORKING);
        queue.reached(two, RunStage.VERIFYING);
        assertThat(state(pair)).isEqualTo(PairState.VERIFYING);
        assertThatThrownBy(() -> world.pairs().candidate(one.candidate(), 1)).isInstanceOf(MarlinException.class);
        queue.release(one);
        queue.release(two);
        assertThat(state(pair)).isEqualTo(PairState.QUEUED);
        world.runAll();
        assertThat(state(pair)).isEqualTo(PairState.READY);
    }

    @Test
    void takesOverTheRunOfADeadWorkerAndRefusesItsLateReport() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        RunQueue queue = world.bean(RunQueue.class);
        ClaimedRun dead = queue.claim("dead").orElseThrow();
        assertThat(queue.beat(dead)).isTrue();
        world.clock.forward(RunQueue.LEASE.plus(Duration.ofSeconds(1)));
        assertThat(queue.takeOver()).isEqualTo(1);
        assertThat(queue.beat(dead)).isFalse();
        queue.finish(dead, new RunOutcome.Failed(false, "late", true));
        queue.reached(dead, RunStage.VERIFYING);
        world.runAll();
        assertThat(state(pair)).isEqualTo(PairState.READY);
        assertThat(world.bean(RunBook.class).runs(pair))
                .filteredOn(run -> run.candidate().equals(dead.candidate()))
                .extracting("attempt", "exitClass")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, ExitClass.INFRASTRUCTURE_ERROR.name()),
                        org.assertj.core.groups.Tuple.tuple(2, ExitClass.COMPLETED.name()));
    }

    @Test
    void withdrawsThePairAfterThreeFailuresOfOurs() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        RunQueue queue = world.bean(RunQueue.class);
        CandidateId failing = queue.claim("w").map(run -> fail(queue, run)).orElseThrow();
        for (int i = 0; i < 4 && state(pair) != PairState.WITHDRAWN; i++) {
            queue.claim("w").ifPresent(run -> failOrRelease(queue, run, failing));
        }
        assertThat(state(pair)).isEqualTo(PairState.WITHDRAWN);
        assertThat(world.bean(RunBook.class).pair(pair).reason()).isEqualTo("no disk (3 attempts)");
        assertThat(world.listener.told()).contains("withdrawn " + pair);
        assertThat(queue.claim("w")).isEmpty();
        assertThatThrownBy(() -> world.pairs().candidate(failing, 1)).isInstanceOf(MarlinException.class);
    }

    private static CandidateId fail(RunQueue queue, ClaimedRun run) {
        queue.finish(run, new RunOutcome.Failed(true, "no disk", true));
        return run.candidate();
    }

    /** The other side waits at work, so that the failing one comes up again. */
    private static void failOrRelease(RunQueue queue, ClaimedRun run, CandidateId failing) {
        if (run.candidate().equals(failing)) {
            fail(queue, run);
        }
    }

    @Test
    void cancelsWhatRuns() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        RunQueue queue = world.bean(RunQueue.class);
        ClaimedRun run = queue.claim("w").orElseThrow();
        world.pairs().cancel(pair, world.expert);
        assertThat(queue.beat(run)).isFalse();
        assertThat(state(pair)).isEqualTo(PairState.WITHDRAWN);
        assertThat(queue.claim("w")).isEmpty();
        assertThatThrownBy(() -> world.pairs().cancel(pair, world.expert)).hasMessageContaining("withdrawn");
        assertThat(world.pairs().start(task.id(), world.expert)).isNotEqualTo(pair);
        world.runAll();
    }

    @Test
    void startsNoSecondPairOfAPersonBesideOneThatRunsOrWaits() {
        world.pairs().start(task.id(), world.expert);
        assertThatThrownBy(() -> world.pairs().start(task.id(), world.expert)).hasMessageContaining("still runs");
        world.runAll();
        assertThatThrownBy(() -> world.pairs().start(task.id(), world.expert)).hasMessageContaining("ready");
    }

    @Test
    void theWinnerContinuesOnBothSides() {
        PairId pair = finished();
        CandidateId winner = candidate(world.pairs().pair(pair), second);
        world.pairs()
                .followUp(
                        pair,
                        new FollowUp("Once more.", Continuation.WINNER_CONTINUES, Optional.of(winner)),
                        world.expert);
        assertThat(state(pair)).isEqualTo(PairState.QUEUED);
        assertThat(world.runAll()).isEqualTo(2);
        NeutralPair after = world.pairs().pair(pair);
        assertThat(after.state()).isEqualTo(PairState.READY);
        assertThat(after.turns()).hasSize(2);
        NeutralCandidate loser = world.pairs().candidate(candidate(after, first), 2);
        assertThat(loser.files()).extracting("path").containsExactly("greeting.txt");
        assertThat(world.text(loser.files().getFirst().before().orElseThrow())).isEqualTo("hello\n");
        NeutralCandidate going = world.pairs().candidate(candidate(after, second), 2);
        assertThat(going.files()).extracting("path").containsExactly("greeting.txt", "second.txt");
        assertThat(world.pairs().candidate(winner, 1).files()).hasSize(1);
    }

    @Test
    void eachContinuesFromItsOwnWork() {
        PairId pair = finished();
        world.pairs()
                .followUp(pair, new FollowUp("Go on.", Continuation.EACH_CONTINUES, Optional.empty()), world.expert);
        world.runAll();
        NeutralPair after = world.pairs().pair(pair);
        assertThat(world.pairs().candidate(candidate(after, first), 2).files())
                .extracting("path")
                .containsExactly("greeting.txt", "notes.md");
        assertThatThrownBy(() -> world.pairs()
                        .followUp(
                                pair,
                                new FollowUp("Third.", Continuation.EACH_CONTINUES, Optional.empty()),
                                world.expert))
                .hasMessageContaining("no further turn");
    }

    @Test
    void withholdsAPairThatNamesItselfInTheCodesMeaning() {
        AgentVersion naming = world.scripted(
                "Vega",
                "7." + number,
                "{\"write\": {\"path\": \"src/Tool.java\", \"content\": \"class VegaTool {}\\n\"}}");
        AgentVersion quiet = world.scripted("Deneb", "3." + number, "{\"message\": \"Nothing to do.\"}");
        Campaign named = world.campaign("Named " + number, naming, quiet);
        Task own = world.task(
                named,
                seeded,
                "Own " + number,
                RunsWorld.verifier("there", "test -f greeting.txt", Verifier.OnBase.PASS));
        PairId pair = world.pairs().start(own.id(), world.expert);
        world.runAll();
        assertThat(state(pair)).isEqualTo(PairState.VERIFYING);
        Withholdings withholdings = world.bean(Withholdings.class);
        Withholdings.Withheld withheld = withholdings.of(pair).orElseThrow();
        assertThat(withheld.places()).extracting(place -> place.mark().path()).containsExactly("src/Tool.java");
        assertThat(withholdings.open()).extracting("pair").contains(pair);
        assertThat(world.listener.told()).noneMatch(told -> told.startsWith("ready " + pair));
        withholdings.release(pair, "The name is a star's.", world.manager);
        assertThat(state(pair)).isEqualTo(PairState.READY);
        assertThat(world.listener.told()).contains("ready " + pair + " turn 1 READY");
        assertThatThrownBy(() -> withholdings.withdraw(pair, "Too late.", world.manager))
                .hasMessageContaining("no decision");
        NeutralCandidate nothing = side(world.pairs().pair(pair), quiet);
        assertThat(nothing.outcome()).isEqualTo(Outcome.NO_CHANGE);
    }

    @Test
    void aTrialRunsOneAgentAlone() {
        Trials trials = world.bean(Trials.class);
        var good = trials.start(task.id(), second.id());
        var bad = trials.start(task.id(), first.id());
        assertThat(trials.result(good)).isEmpty();
        world.runAll();
        assertThat(trials.result(good).orElseThrow().resolved()).isTrue();
        assertThat(trials.result(bad).orElseThrow().judgeable()).isTrue();
        assertThat(trials.result(bad).orElseThrow().resolved()).isFalse();
    }

    @Test
    void theNeutralViewHoldsNoNameOfAnyAgent() {
        PairId pair = finished();
        NeutralPair neutral = world.pairs().pair(pair);
        StringBuilder all = new StringBuilder(neutral.toString());
        for (CandidateId candidate : neutral.candidates()) {
            NeutralCandidate view = world.pairs().candidate(candidate, 1);
            all.append(view);
            view.files().forEach(file -> file.after().ifPresent(digest -> all.append(world.text(digest))));
            view.verifications().forEach(found -> found.log().ifPresent(digest -> all.append(world.text(digest))));
        }
        assertThat(all.toString()).doesNotContainIgnoringCase("aldebaran").doesNotContainIgnoringCase("betelgeuse");
        assertThat(world.text(world.bean(RunRecords.class)
                        .record(candidate(neutral, first), 1)
                        .manifest()))
                .as("the record does hold it, so the search can find it")
                .contains("Aldebaran");
    }

    @Test
    void drawsEachOfThreeAgentsAndEitherOrder() {
        AgentVersion third = world.scripted("Capella", "2." + number, "{\"message\": \"Nothing.\"}");
        Campaign three = world.campaign("Three " + number, first, second, third);
        Task own = world.task(
                three,
                seeded,
                "Three " + number,
                RunsWorld.verifier("there", "test -f greeting.txt", Verifier.OnBase.PASS));
        AgentDraw draw = world.bean(AgentDraw.class);
        Map<String, Long> drawn = java.util.stream.Stream.generate(() -> draw.two(three, own))
                .limit(3000)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(side -> side.agent().agent(), Collectors.counting()));
        assertThat(drawn.keySet()).isEqualTo(Set.of("Aldebaran", "Betelgeuse", "Capella"));
        assertThat(drawn.values()).allMatch(count -> count > 1850 && count < 2150);
        long inOrder = java.util.stream.Stream.generate(draw::firstStartsFirst)
                .limit(2000)
                .filter(b -> b)
                .count();
        assertThat(inOrder).isBetween(880L, 1120L);
    }

    private PairId finished() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        world.runAll();
        return pair;
    }

    private static PairState state(PairId pair) {
        return world.pairs().pair(pair).state();
    }

    private static CandidateId candidate(NeutralPair pair, AgentVersion agent) {
        return pair.candidates().stream()
                .filter(id -> world.bean(RunRecords.class).agent(id).id().equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }

    private static NeutralCandidate side(NeutralPair pair, AgentVersion agent) {
        return world.pairs().candidate(candidate(pair, agent), pair.turns().size());
    }
}
