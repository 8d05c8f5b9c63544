package dev.marlin.runner.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentNeeds;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.PermissionDesk;
import dev.marlin.runner.agent.PermissionProfile;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.TurnRequest;
import dev.marlin.runner.sandbox.Command;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.Openings;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.bwrap.BubblewrapBackend;
import dev.marlin.runner.testkit.PreparedFolders;
import dev.marlin.runner.testkit.RequiresSandbox;
import dev.marlin.runner.workspace.OverlayWorkspaces;
import dev.marlin.runner.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresSandbox
class AcpAgentTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private OverlayWorkspaces workspaces;
    private Workspace workspace;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("fake/dev/marlin/runner/agent/acp"));
        String name = FakeAcpAgent.class.getSimpleName() + ".class";
        try (InputStream bytes = Objects.requireNonNull(FakeAcpAgent.class.getResourceAsStream(name))) {
            Files.copy(bytes, classes.resolve(name));
        }
        BubblewrapBackend backend = new BubblewrapBackend();
        workspaces = new OverlayWorkspaces(folder.resolve("workspaces"), backend);
        workspace = workspaces.fork(PreparedFolders.with(folder, Map.of("a.txt", "one\n")));
        Openings openings = Openings.showing(List.of(new Openings.Mount(folder.resolve("fake"), "/opt/fake")));
        sandbox = backend.open(SandboxSpec.with(workspace, folder.resolve("home"), openings));
    }

    @AfterEach
    void close() {
        sandbox.close();
        workspace.close();
        workspaces.close();
    }

    private static AcpAgent agent(PermissionProfile profile, String... flags) {
        List<String> argv = new ArrayList<>(List.of(
                "/opt/jdk/bin/java", "-XX:TieredStopAtLevel=1", "-cp", "/opt/fake", FakeAcpAgent.class.getName()));
        argv.addAll(List.of(flags));
        AcpSettings settings = new AcpSettings(
                "Fake",
                "1",
                new AcpSettings.Program(argv, Map.of(), Map.of(".config/fake.json", "{\n \"$a\": 1 }")),
                AcpSettings.Conduct.usual(),
                new AcpSettings.Waits(Duration.ofSeconds(60), Duration.ofSeconds(60), SHORT));
        return new AcpAgent(settings, AgentNeeds.NOTHING, profile);
    }

    private static AcpAgent impatient(AcpAgent agent) {
        AcpSettings old = agent.settings();
        AcpSettings.Waits waits = new AcpSettings.Waits(SHORT, SHORT, Duration.ofMillis(200));
        return new AcpAgent(
                new AcpSettings(old.name(), old.version(), old.program(), old.conduct(), waits),
                agent.needs(),
                agent.profile());
    }

    private Turn run(AcpAgent agent, String... steps) {
        return run(agent, PermissionDesk.EMPTY, Limits.brief(), steps);
    }

    private Turn run(AcpAgent agent, PermissionDesk desk, Limits limits, String... steps) {
        return agent.run(
                TurnRequest.first(String.join("\n", steps)),
                new AgentSandbox(sandbox, limits, Clock.systemUTC(), new AgentSandbox.Surroundings(desk, Map.of())));
    }

    private static <T extends AgentEvent> List<T> events(Turn turn, Class<T> type) {
        return turn.trajectory().events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String message(Turn turn) {
        return events(turn, AgentEvent.Message.class).getFirst().text();
    }

    @Test
    void tellsWhatTheAgentSaidThoughtAndDid() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED), "think hm", "say one, ", "say two", "write new.txt");
        assertThat(turn.reason()).isEmpty();
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(turn.session()).contains("s1");
        assertThat(message(turn)).isEqualTo("one, two");
        assertThat(events(turn, AgentEvent.Thought.class).getFirst().text()).isEqualTo("hm");
        AgentEvent.ToolCall call = events(turn, AgentEvent.ToolCall.class).getFirst();
        assertThat(call.kind()).isEqualTo(AgentEvent.Kind.EDIT);
        assertThat(call.path()).isEqualTo("new.txt");
        assertThat(call.output()).isEqualTo("new.txt\n+written");
        assertThat(events(turn, AgentEvent.UsageReported.class).getFirst().input())
                .isEqualTo(7);
        assertThat(new String(turn.raw(), StandardCharsets.UTF_8)).contains("agent_thought_chunk");
        assertThat(Trajectory.readJsonLines(turn.trajectory().toJsonLines())).isEqualTo(turn.trajectory());
    }

    @Test
    void goesOnWithTheSessionInANewProcessAndDoesNotTellItsHistoryAgain() {
        Turn first = run(agent(PermissionProfile.UNATTENDED), "say first");
        AcpAgent agent = agent(PermissionProfile.UNATTENDED);
        Turn second = agent.run(
                new TurnRequest(2, "say second\nhome history", first.session()),
                new AgentSandbox(sandbox, Limits.brief(), Clock.systemUTC()));
        assertThat(second.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(message(second)).startsWith("secondsay first");
        assertThat(new String(second.raw(), StandardCharsets.UTF_8)).contains("replayed say first");
        assertThat(second.session()).isEqualTo(first.session());
    }

    @Test
    void refusesAFollowUpThatTheAgentCannotDo() {
        Turn turn = agent(PermissionProfile.UNATTENDED, "forgets")
                .run(
                        new TurnRequest(2, "say x", Optional.of("s1")),
                        new AgentSandbox(sandbox, Limits.brief(), Clock.systemUTC()));
        assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(turn.reason()).contains("earlier session");
        assertThat(events(turn, AgentEvent.Message.class)).isEmpty();
    }

    @Test
    void writesTheFilesOfTheHomeAsTheyAre() {
        assertThat(message(run(agent(PermissionProfile.UNATTENDED), "home .config/fake.json")))
                .isEqualTo("{\n \"$a\": 1 }");
    }

    @Test
    void refusesVersionTwoWithAWayOut() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED, "v2"), "say x");
        assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(turn.reason()).contains("version 2").contains("Use a version of the agent");
        assertThat(events(turn, AgentEvent.Message.class)).isEmpty();
    }

    @Test
    void aPersonMayThinkLongerThanTheAgentMayBeSilent() {
        CountDownLatch never = new CountDownLatch(1);
        PermissionDesk desk = (question, atMost) -> {
            try {
                assertThat(never.await(4, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return AgentEvent.Answer.UNANSWERED;
            }
            return AgentEvent.Answer.ALLOWED;
        };
        Limits limits = new Limits(
                Duration.ofSeconds(60), Duration.ofSeconds(3), 10L << 20, 1L << 30, 256, Duration.ofSeconds(60));
        Turn turn = run(agent(PermissionProfile.ASK), desk, limits, "ask new.txt", "say done");
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        AgentEvent.PermissionAsked asked =
                events(turn, AgentEvent.PermissionAsked.class).getFirst();
        assertThat(asked.answer()).isEqualTo(AgentEvent.Answer.ALLOWED);
        assertThat(asked.decider()).isEqualTo(AgentEvent.Decider.PERSON);
        assertThat(asked.title()).isEqualTo("Write new.txt");
        assertThat(asked.waited()).isGreaterThan(Duration.ofSeconds(3));
        assertThat(workspaceHolds("new.txt")).isTrue();
    }

    private boolean workspaceHolds(String file) {
        return sandbox.run(Command.of("test", "-e", "/workspace/" + file), Limits.brief())
                .exit()
                .isSuccess();
    }

    @Test
    void aPersonsNoIsObeyedAndRecorded() {
        Turn turn = run(
                agent(PermissionProfile.ASK),
                (question, atMost) -> AgentEvent.Answer.DENIED,
                Limits.brief(),
                "ask new.txt",
                "say done");
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(events(turn, AgentEvent.PermissionAsked.class).getFirst().answer())
                .isEqualTo(AgentEvent.Answer.DENIED);
        assertThat(workspaceHolds("new.txt")).isFalse();
    }

    @Test
    void theProfileAnswersForTheOthers() {
        Turn allowed = run(agent(PermissionProfile.EDITS_ONLY), "ask new.txt");
        assertThat(events(allowed, AgentEvent.PermissionAsked.class).getFirst().decider())
                .isEqualTo(AgentEvent.Decider.PROFILE);
        assertThat(workspaceHolds("new.txt")).isTrue();
        Turn denied = run(agent(PermissionProfile.READ_ONLY), "ask other.txt");
        assertThat(events(denied, AgentEvent.PermissionAsked.class).getFirst().answer())
                .isEqualTo(AgentEvent.Answer.DENIED);
        assertThat(workspaceHolds("other.txt")).isFalse();
    }

    @Test
    void anUnknownRequestIsNeverAnsweredWithSuccess() {
        assertThat(message(run(agent(PermissionProfile.UNATTENDED), "unknown")))
                .contains("-32601")
                .doesNotContain("result");
    }

    @Test
    void anAgentThatNeverAnswersIsEndedAtTheLimitOfTheStart() {
        Turn turn = run(impatient(agent(PermissionProfile.UNATTENDED, "silent")), "say x");
        assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(turn.reason()).isEqualTo("The agent did not answer the step initialize within 2 s.");
    }

    @Test
    void anAgentThatClosesItsInputIsEndedAtTheLimitOfTheStart() {
        Turn turn = run(impatient(agent(PermissionProfile.UNATTENDED, "deaf")), "say x");
        assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(turn.reason()).contains("did not answer the step");
    }

    @Test
    void anAgentThatBreaksAtTheStartLeavesItsLastWords() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED, "breaks"), "say x");
        assertThat(turn.reason()).isEqualTo("The agent ended with exit code 3 before it had answered.");
        assertThat(events(turn, AgentEvent.Unknown.class).getLast().excerpt()).isEqualTo("no configuration found\n");
    }

    @Test
    void aProgramThatIsNotThereIsTheAgentsError() {
        AcpAgent missing = new AcpAgent(
                AcpSettings.of("None", "1", List.of("no-such-program"), Map.of()),
                AgentNeeds.NOTHING,
                PermissionProfile.UNATTENDED);
        assertThat(run(missing, "say x").exit()).isEqualTo(ExitClass.AGENT_ERROR);
    }

    @Test
    void anAgentThatWillNotEndHasStillDoneItsTurn() {
        Turn turn = run(impatient(agent(PermissionProfile.UNATTENDED, "lingers")), "say done");
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(message(turn)).isEqualTo("done");
    }

    @Test
    void aCancelledAgentIsToldAndGivenTimeToObey() throws Exception {
        Turn turn = cancelled("obey");
        assertThat(turn.exit()).isEqualTo(ExitClass.CANCELLED);
        assertThat(new String(turn.raw(), StandardCharsets.UTF_8)).contains("\"stopReason\":\"cancelled\"");
    }

    @Test
    void aCancelledAgentThatDoesNotObeyIsKilled() throws Exception {
        assertThat(cancelled("hang").exit()).isEqualTo(ExitClass.CANCELLED);
    }

    private Turn cancelled(String step) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        PermissionDesk desk = (question, atMost) -> {
            asked.countDown();
            return AgentEvent.Answer.ALLOWED;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Turn> turn = threads.submit(
                    () -> run(agent(PermissionProfile.ASK), desk, Limits.brief(), "ask now.txt", step, "say end"));
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            sandbox.cancel();
            return turn.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCancelEndsTheWaitForAPerson() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PermissionDesk desk = (question, atMost) -> {
            asked.countDown();
            try {
                never.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return AgentEvent.Answer.UNANSWERED;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Turn> run = threads.submit(
                    () -> run(agent(PermissionProfile.ASK), desk, Limits.brief(), "ask now.txt", "obey"));
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            sandbox.cancel();
            Turn turn = run.get(30, TimeUnit.SECONDS);
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(turn.exit()).isEqualTo(ExitClass.CANCELLED);
            assertThat(events(turn, AgentEvent.PermissionAsked.class).getFirst().decider())
                    .isEqualTo(AgentEvent.Decider.NOBODY);
        }
    }

    @Test
    void aFloodIsTakenInABoundedMeasure() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED), "flood 150000", "say x");
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(turn.trajectory().events()).hasSize(EventLog.MOST_EVENTS + 2);
    }

    @Test
    void aHugeLineIsDroppedAndTheNextIsRead() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED), "long 11", "raw not json", "say after");
        assertThat(turn.exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(message(turn)).isEqualTo("after");
        assertThat(events(turn, AgentEvent.Unknown.class))
                .extracting(AgentEvent.Unknown::type)
                .containsExactly("line_too_long", "no JSON");
    }

    @Test
    void anAgentThatAsksAndDoesNotReadIsEnded() {
        Turn turn = run(agent(PermissionProfile.UNATTENDED), "pester 5000");
        assertThat(turn.exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(turn.reason()).contains("does not read");
    }

    @Test
    void anAgentThatHangsInItsPromptReachesTheLimit() {
        Limits limits = Limits.brief().withWallClock(Duration.ofSeconds(5));
        assertThat(run(agent(PermissionProfile.UNATTENDED), PermissionDesk.EMPTY, limits, "hang")
                        .exit())
                .isEqualTo(ExitClass.LIMIT);
    }
}
