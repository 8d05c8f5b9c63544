package dev.marlin.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.runner.agent.AgentAdapter;
import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.CommandAgent;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.agent.atif.AtifReader;
import dev.marlin.runner.agent.atif.AtifTrajectory;
import dev.marlin.runner.agent.imports.ImportSource;
import dev.marlin.runner.agent.imports.ImportedAgent;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.sandbox.bwrap.BubblewrapBackend;
import dev.marlin.runner.testkit.RequiresSandbox;
import dev.marlin.runner.verify.PassRule;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.verify.VerifierSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Order, classes and records of one run, on real sandboxes. */
@RequiresSandbox
class CandidateRunTest {
    private static final String PATCH = """
            diff --git a/a.txt b/a.txt
            --- a/a.txt
            +++ b/a.txt
            @@ -1 +1 @@
            -one
            +two
            """;

    @TempDir
    private Path folder;

    private final WatchedBackend watched = new WatchedBackend(new BubblewrapBackend());
    private Bench bench;
    private TaskBasis task;

    @BeforeEach
    void open() {
        bench = new Bench(folder, watched);
        task = new TaskBasis(
                bench.base(Map.of("a.txt", "one\n")),
                List.of(new VerifierSpec("two", "grep -q two a.txt", Duration.ofSeconds(30), new PassRule.ExitCode(0))),
                new byte[0]);
        watched.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static CommandAgent shell(String line) {
        return new CommandAgent("Shell", "1", List.of("sh", "-c", line), Map.of());
    }

    private static ImportedAgent patch(String text) {
        return new ImportedAgent("Elsewhere", "1", new ImportSource.Patch(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RunResult run(AgentAdapter agent) {
        return bench.run(bench.candidate(agent).first(task, "Write two."));
    }

    @Test
    void verificationNeverStartsBeforeTheAgentsSandboxIsClosed() {
        for (int i = 0; i < 50; i++) {
            watched.clear();
            // the process that stays behind would go on writing if the sandbox were still there
            RunResult.Finished run = Bench.finished(
                    run(shell("echo two > a.txt; (while :; do echo three >> a.txt; done) & exit " + i % 2)));
            assertThat(run.verification().orElseThrow().isPass()).isTrue();
            assertThat(watched.events())
                    .startsWith("open 1", "run 1", "ran 1", "closed 1", "open 2")
                    .endsWith("closed 2");
            assertThat(watched.events().stream().filter(event -> event.endsWith(" 1")))
                    .hasSize(4);
        }
    }

    @Test
    void passesItsStagesInOrder() {
        List<Stage> stages = new ArrayList<>();
        RunSpec spec = bench.candidate(shell("echo two > a.txt")).first(task, "Write two.");
        new CandidateRun(bench.workbench(), spec, (run, stage) -> stages.add(stage)).run();
        assertThat(stages).containsExactly(Stage.values());
    }

    @Test
    void anAgentThatGivesUpIsStillCapturedAndVerified() {
        RunResult.Finished run = Bench.finished(run(shell("echo two > a.txt; exit 3")));
        assertThat(run.turn().exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(run.turn().reason()).isEqualTo("The agent ended with exit code 3.");
        assertThat(run.captured().changes()).hasSize(1);
        assertThat(run.verification().orElseThrow().isPass()).isTrue();
    }

    @Test
    void aTurnThatReachesItsTimeIsALimitAndJudgeable() {
        RunSpec spec = bench.candidate(shell("echo two > a.txt; sleep 600")).first(task, "Write two.");
        RunLimits tight = new RunLimits(
                spec.limits().turn().withWallClock(Duration.ofMillis(800)),
                spec.limits().capture());
        RunResult.Finished run = Bench.finished(bench.run(
                new RunSpec(spec.id(), task, spec.agent(), spec.request(), spec.previous(), spec.folders(), tight)));
        assertThat(run.turn().exit()).isEqualTo(ExitClass.LIMIT);
        assertThat(run.turn().reason()).contains("wall clock");
        assertThat(run.captured().changes()).hasSize(1);
    }

    @Test
    void theManifestSaysWhatRan() {
        RunResult.Finished run = Bench.finished(run(shell("cat; echo two > a.txt")));
        RunManifest manifest = run.manifest();
        assertThat(manifest.inputs().baseKey()).isEqualTo(task.base().key());
        assertThat(manifest.inputs().startTree()).isEqualTo(task.base().tree());
        assertThat(manifest.outputs().tree()).isEqualTo(run.captured().tree());
        assertThat(manifest.outputs().testedTree()).isEqualTo(run.captured().tree());
        assertThat(manifest.outputs().rawDigest())
                .isEqualTo(ManifestWriter.sha256("Write two.".getBytes(StandardCharsets.UTF_8)));
        assertThat(manifest.place().backend()).isEqualTo("bwrap");
        assertThat(manifest.startedAt()).isBeforeOrEqualTo(manifest.endedAt());
        JsonNode json = new JsonMapper().readTree(manifest.toJson());
        assertThat(json.get("inputs").get("limits").get("wall_clock_ms").longValue())
                .isEqualTo(Bench.LIMITS.turn().wallClock().toMillis());
        assertThat(json.get("agent").get("provenance").stringValue()).isEqualTo("COMMAND");
        assertThat(run.overhead().agent()).isPositive();
        assertThat(run.overhead().line()).contains("setup", "verify", "teardown");
    }

    @Test
    void aSandboxThatCannotBeOpenedIsNeverTheAgentsFault() {
        SandboxBackend broken = new SandboxBackend() {
            @Override
            public String id() {
                return "broken";
            }

            @Override
            public Probe probe() {
                return new Probe(false, "0", List.of("broken on purpose"));
            }

            @Override
            public Sandbox open(SandboxSpec spec) {
                throw new SandboxException("no room left");
            }
        };
        try (Bench other = new Bench(folder.resolve("other"), broken)) {
            TaskBasis same = new TaskBasis(other.base(Map.of("a.txt", "one\n")), List.of(), new byte[0]);
            RunResult result = other.run(other.candidate(shell("true")).first(same, "Go."));
            assertThat(result).isInstanceOfSatisfying(RunResult.InfrastructureFailure.class, failure -> {
                assertThat(failure.tier()).isEqualTo(RunResult.Tier.SANDBOX);
                assertThat(failure.reason()).isEqualTo("no room left");
            });
        }
    }

    @Test
    void theTrajectoryIsOneAtifDocumentUnderTheDigestThatTheManifestNames() {
        RunResult.Finished run = Bench.finished(run(shell("echo two > a.txt; echo Done.")));
        assertThat(run.manifest().outputs().trajectoryDigest()).isEqualTo(ManifestWriter.sha256(run.trajectory()));
        AtifTrajectory read = AtifReader.own(run.trajectory());
        assertThat(read.turns())
                .containsExactly(
                        new AtifTrajectory.PromptedTurn("Write two.", run.turn().trajectory()));
        assertThat(read.sessionId()).contains("r");
        assertThat(read.agent().name()).isEqualTo("Shell");
        assertThat(read.totals().prompt()).as("nothing was metered").isEmpty();
    }

    @Test
    void aManifestThatNamesAnotherTrajectoryIsRefused() {
        RunResult.Finished run = Bench.finished(run(patch(PATCH)));
        assertThatThrownBy(() -> new RunResult.Finished(
                        run.manifest(),
                        run.turn(),
                        new byte[] {'{', '}'},
                        run.captured(),
                        run.verification(),
                        run.used()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another trajectory");
    }

    @Test
    void anInfrastructureFailureCannotBeMadeToLookFinished() {
        RunResult.Finished run = Bench.finished(run(shell("true")));
        assertThatThrownBy(() -> new RunResult.Finished(
                        run.manifest(),
                        new Turn(
                                ExitClass.SANDBOX_ERROR,
                                "x",
                                Trajectory.of(
                                        List.of(new AgentEvent.TurnEnded(Instant.EPOCH, ExitClass.SANDBOX_ERROR, "x"))),
                                new byte[0],
                                Optional.empty()),
                        run.trajectory(),
                        run.captured(),
                        run.verification(),
                        run.used()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCancelledRunEndsSoonAndIsNotJudged() throws Exception {
        RunSpec spec = bench.candidate(shell("sleep 600")).first(task, "Wait.");
        CandidateRun run = new CandidateRun(bench.workbench(), spec, RunObserver.NONE);
        CompletableFuture<RunResult> result = CompletableFuture.supplyAsync(run::run);
        assertThat(watched.firstCommand.await(60, TimeUnit.SECONDS)).isTrue();
        run.cancel();
        assertThat(result.get(60, TimeUnit.SECONDS)).isInstanceOf(RunResult.Cancelled.class);
    }

    @Test
    void aRunCancelledBeforeItsStartRunsNothing() {
        RunSpec spec = bench.candidate(shell("echo two > a.txt")).first(task, "Go.");
        CandidateRun run = new CandidateRun(bench.workbench(), spec, RunObserver.NONE);
        run.cancel();
        assertThat(run.run()).isInstanceOf(RunResult.Cancelled.class);
    }

    @Test
    void anUnusableTestPatchIsTheTasksFault() {
        TaskBasis wrong = new TaskBasis(
                task.base(), task.verifiers(), PATCH.replace("one", "six").getBytes());
        RunResult result = bench.run(bench.candidate(shell("true")).first(wrong, "Go."));
        assertThat(result).isInstanceOfSatisfying(RunResult.InfrastructureFailure.class, failure -> {
            assertThat(failure.tier()).isEqualTo(RunResult.Tier.INPUT);
            assertThat(failure.tier().isRetryable()).isFalse();
        });
    }

    @Test
    void anImportedPatchIsVerifiedWithoutAnyAgentSandbox() {
        RunResult.Finished run = Bench.finished(run(patch(PATCH)));
        assertThat(run.turn().exit()).isEqualTo(ExitClass.COMPLETED);
        assertThat(run.verification().orElseThrow().isPass()).isTrue();
        assertThat(run.captured().changes()).hasSize(1);
        assertThat(new String(run.captured().patch(), StandardCharsets.UTF_8)).contains("+two");
        assertThat(run.manifest().place().backend()).isEqualTo("none");
        assertThat(watched.events().stream().filter(event -> event.startsWith("open")))
                .as("one sandbox, the verifier's")
                .hasSize(1);
    }

    @Test
    void anImportedPatchThatDoesNotApplyIsANormalOutcome() {
        RunResult.Finished run = Bench.finished(run(patch(PATCH.replace("one", "six"))));
        assertThat(run.turn().exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(run.turn().reason()).startsWith("The change does not apply");
        assertThat(run.captured().changes()).isEmpty();
        assertThat(run.verification()).isEmpty();
    }

    @Test
    void anEmptyImportedPatchIsVerifiedAsTheBaseItIs() {
        RunResult.Finished run = Bench.finished(run(patch("")));
        assertThat(run.turn().reason()).isEqualTo("The imported change is empty.");
        assertThat(run.verification().orElseThrow().results().getFirst().status())
                .isEqualTo(VerifierResult.Status.FAIL);
    }

    @Test
    void anImportedCandidateCannotBeAskedAgain() {
        RunSpec.PreviousTree base =
                new RunSpec.PreviousTree(task.base().objects(), task.base().tree());
        assertThatThrownBy(() -> bench.candidate(patch(PATCH)).next(task, 2, "More.", base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answers one turn only");
    }

    @Test
    void aFollowUpStartsFromTheTreeOfAnotherCandidate() {
        RunResult.Finished winner = Bench.finished(run(patch(PATCH)));
        Bench.Candidate source = bench.candidate(patch(PATCH));
        Bench.finished(bench.run(source.first(task, "Write two.")));
        RunSpec spec = bench.candidate(shell("cat a.txt; echo more > b.txt"))
                .next(
                        task,
                        2,
                        "Go on.",
                        new RunSpec.PreviousTree(
                                source.folders().gitDir(), winner.captured().tree()));
        RunResult.Finished run = Bench.finished(bench.run(spec));
        assertThat(new String(run.turn().raw(), StandardCharsets.UTF_8)).isEqualTo("two\n");
        assertThat(run.captured().changes()).hasSize(2);
        assertThat(run.manifest().inputs().startTree())
                .isEqualTo(winner.captured().tree());
    }
}
