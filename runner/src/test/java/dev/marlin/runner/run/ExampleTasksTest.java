package dev.marlin.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.TurnRequest;
import dev.marlin.runner.capture.FileChange;
import dev.marlin.runner.testkit.RequiresSandbox;
import dev.marlin.runner.verify.Verification;
import dev.marlin.runner.verify.VerificationReport;
import dev.marlin.runner.verify.VerificationRequest;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.workspace.PreparedBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's three tasks with their scripted agents, in the real sandbox with the real verifiers. */
@RequiresSandbox
@Tag("long")
class ExampleTasksTest {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private TaskBasis basis(ExampleTask example) {
        return example.basis(bench.base(example.repository(folder.resolve("seed.git"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkgdock", "runlog", "postroom"})
    void theFilesBecomeTheCommitThatTheTaskNames(String name) {
        ExampleTask example = ExampleTask.named(name);
        assertThat(example.repository(folder.resolve("seed.git")).commit())
                .as("baseCommit of examples/%s/task.yaml", name)
                .isEqualTo(example.baseCommit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkgdock", "runlog", "postroom"})
    void theBasePassesAndFailsAsItsTaskDeclares(String name) {
        ExampleTask example = ExampleTask.named(name);
        TaskBasis task = basis(example);
        PreparedBase base = task.base();
        Workbench workbench = bench.workbench();
        VerificationReport report = new Verification(
                        workbench.workspaces(), workbench.sandboxes(), workbench.git(), workbench.scratch())
                .run(new VerificationRequest(
                        base, base.objects(), base.tree(), task.testPatch(), task.verifiers(), List.of()));
        for (Map<String, Object> verifier : example.verifiers()) {
            VerifierResult result = report.results().stream()
                    .filter(r -> r.verifier().equals(verifier.get("name")))
                    .findFirst()
                    .orElseThrow();
            String status = result.status() == VerifierResult.Status.PASS ? "pass" : "fail";
            assertThat(status)
                    .as(new String(result.log(), StandardCharsets.UTF_8))
                    .isEqualTo(verifier.get("onBase"));
            assertThat(result.counts().failToPassPassed()).isEmpty();
            assertThat(result.counts().passToPassBroken()).isEmpty();
            assertThat(result.counts().reported()).isNotEmpty();
        }
    }

    @Test
    void onPkgdockTheAllowListPassesAndTheDenyListBreaksOneDocumentedOption() {
        ExampleTask example = ExampleTask.named("pkgdock");
        TaskBasis task = basis(example);
        RunResult.Finished petrel = first(example, task, "petrel");
        RunResult.Finished gannet = first(example, task, "gannet");
        assertThat(missed(petrel)).isEmpty();
        assertThat(broken(petrel)).isEmpty();
        assertThat(missed(gannet)).isEmpty();
        assertThat(broken(gannet)).containsExactly("dev.pkgdock.LegitimateOptionsTest#addsAnIndexOnACompanyHost");
        assertThat(paths(petrel))
                .containsExactly(
                        "src/dev/pkgdock/InstallCommand.java",
                        "src/dev/pkgdock/InstallOptions.java",
                        "src/dev/pkgdock/InstallService.java",
                        "src/dev/pkgdock/Launcher.java",
                        "src/dev/pkgdock/Requirement.java",
                        "test/dev/pkgdock/InstallOptionsTest.java");
    }

    @Test
    void onRunlogBothAgentsPassAndDifferInReach() {
        ExampleTask example = ExampleTask.named("runlog");
        TaskBasis task = basis(example);
        RunResult.Finished petrel = first(example, task, "petrel");
        RunResult.Finished gannet = first(example, task, "gannet");
        assertThat(petrel.verification().orElseThrow().isPass()).isTrue();
        assertThat(gannet.verification().orElseThrow().isPass()).isTrue();
        assertThat(paths(petrel)).hasSize(3);
        assertThat(paths(gannet)).hasSize(5);
        assertThat(new String(gannet.captured().patch(), StandardCharsets.UTF_8))
                .contains("Gannet 2.0");
    }

    @Test
    void onPostroomOneFindsTheCauseAndTheOtherTheSymptom() {
        ExampleTask example = ExampleTask.named("postroom");
        TaskBasis task = basis(example);
        Bench.Candidate petrel = bench.candidate(example.agent("petrel"));
        Bench.Candidate gannet = bench.candidate(example.agent("gannet"));
        RunResult.Finished symptom = completed(petrel.first(task, example.prompt()));
        RunResult.Finished cause = completed(gannet.first(task, example.prompt()));
        String forecast = "dev.postroom.QueueLimitsTest#theForecastOfAQueueIsItsOwn";
        assertThat(missed(symptom)).containsExactly(forecast);
        assertThat(missed(cause)).isEmpty();

        RunSpec.PreviousTree winner = new RunSpec.PreviousTree(
                gannet.folders().gitDir(), cause.captured().tree());
        RunResult.Finished winnerGoesOn = completed(gannet.next(task, 2, example.followUp(), winner));
        RunResult.Finished loserGoesOn = completed(petrel.next(task, 2, example.followUp(), winner));
        assertThat(missed(winnerGoesOn)).isEmpty();
        assertThat(missed(loserGoesOn)).as("it works on the winner's tree").isEmpty();
        assertThat(paths(winnerGoesOn)).contains("test/dev/postroom/QueueIsolationTest.java");
        assertThat(paths(loserGoesOn))
                .contains("test/dev/postroom/InvoiceTriesTest.java", "src/dev/postroom/PolicyKey.java");
    }

    @Test
    void onPostroomEachCanContinueItsOwnWay() {
        ExampleTask example = ExampleTask.named("postroom");
        TaskBasis task = basis(example);
        Bench.Candidate petrel = bench.candidate(example.agent("petrel"));
        RunResult.Finished first = completed(petrel.first(task, example.prompt()));
        RunResult.Finished second = completed(petrel.next(
                task,
                2,
                example.followUp(),
                new RunSpec.PreviousTree(
                        petrel.folders().gitDir(), first.captured().tree())));
        assertThat(missed(second)).containsExactly("dev.postroom.QueueLimitsTest#theForecastOfAQueueIsItsOwn");
        assertThat(broken(second)).isEmpty();
    }

    @Test
    void aFollowUpWithoutTheFirstTurnsHomeFails() {
        ExampleTask example = ExampleTask.named("postroom");
        TaskBasis task = new TaskBasis(basis(example).base(), List.of(), new byte[0]);
        Bench.Candidate stranger = bench.candidate(example.agent("gannet"));
        RunSpec spec = stranger.next(
                task,
                2,
                example.followUp(),
                new RunSpec.PreviousTree(task.base().objects(), task.base().tree()));
        RunResult.Finished result = Bench.finished(bench.run(spec));
        assertThat(result.turn().exit()).isEqualTo(ExitClass.AGENT_ERROR);
        assertThat(result.turn().reason()).contains("conversation of the earlier turn is not there");
    }

    @Test
    void aThirdTurnThatTheScriptDoesNotHaveFails() {
        ExampleTask example = ExampleTask.named("postroom");
        TaskBasis task = basis(example);
        Bench.Candidate gannet = bench.candidate(example.agent("gannet"));
        RunSpec spec = new RunSpec(
                "third",
                new TaskBasis(task.base(), List.of(), new byte[0]),
                gannet.agent(),
                new TurnRequest(3, "And now?", Optional.empty()),
                Optional.of(new RunSpec.PreviousTree(
                        task.base().objects(), task.base().tree())),
                gannet.folders(),
                Bench.LIMITS);
        assertThat(Bench.finished(bench.run(spec)).turn().reason()).isEqualTo("The script has no turn 3.");
    }

    private RunResult.Finished first(ExampleTask example, TaskBasis task, String agent) {
        return completed(bench.candidate(example.agent(agent)).first(task, example.prompt()));
    }

    private RunResult.Finished completed(RunSpec spec) {
        RunResult.Finished finished = Bench.finished(bench.run(spec));
        assertThat(finished.turn().exit()).as(finished.turn().reason()).isEqualTo(ExitClass.COMPLETED);
        assertThat(finished.captured().anomalies()).isEmpty();
        return finished;
    }

    private static List<String> missed(RunResult.Finished run) {
        return run.verification().orElseThrow().results().stream()
                .flatMap(result -> result.counts().failToPassMissed().stream())
                .toList();
    }

    private static List<String> broken(RunResult.Finished run) {
        return run.verification().orElseThrow().results().stream()
                .flatMap(result -> result.counts().passToPassBroken().stream())
                .toList();
    }

    private static List<String> paths(RunResult.Finished run) {
        return run.captured().changes().stream()
                .map(FileChange::path)
                .map(Object::toString)
                .toList();
    }
}
