package dev.marlin.runs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.AgentVersion.Adapter;
import dev.marlin.campaigns.Campaign;
import dev.marlin.runs.Continuation;
import dev.marlin.runs.FollowUp;
import dev.marlin.runs.ImportedPatches;
import dev.marlin.runs.NeutralCandidate;
import dev.marlin.runs.NeutralCandidate.NeutralVerification.Status;
import dev.marlin.runs.NeutralCandidate.Outcome;
import dev.marlin.runs.PairId;
import dev.marlin.runs.PairState;
import dev.marlin.runs.RunRecords;
import dev.marlin.tasks.Task;
import dev.marlin.tasks.Verifier;
import dev.marlin.testkit.runs.RunsWorld;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that were made elsewhere, verified in the real sandbox. */
class ImportedWorkTest {
    private static final String GOOD = """
            diff --git a/App.java b/App.java
            --- a/App.java
            +++ b/App.java
            @@ -1 +1 @@
            -class App { static int answer() { return 41; } }
            +class App { static int answer() { return 42; } }
            """;
    private static final String BROKEN = GOOD.replace("return 42; }", "return 42 }");
    private static final String ELSEWHERE = GOOD.replace("-class App { static", "-class Other { static");
    private static RunsWorld world;
    private static AgentVersion left;
    private static AgentVersion right;
    private static Campaign campaign;
    private static RunsWorld.Seeded seeded;
    private static ImportedPatches works;
    private static int number;

    private Task task;

    @BeforeAll
    static void open() {
        world = new RunsWorld();
        left = world.register("Heron", "1", Adapter.IMPORT, "{\"models\": [\"heron-large\"]}");
        right = world.register("Egret", "1", Adapter.IMPORT, "{}");
        campaign = world.campaign("Imports", left, right);
        seeded = world.repository(
                "answer",
                Map.of(
                        "App.java",
                        "class App { static int answer() { return 41; } }\n",
                        "Check.java",
                        "class Check { public static void main(String[] a) { if (App.answer() != 42) System.exit(1); } }\n"));
        works = world.bean(ImportedPatches.class);
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
                "answer-" + number,
                RunsWorld.verifier(
                        "answer",
                        "/opt/jdk/bin/javac -d out *.java && /opt/jdk/bin/java -cp out Check",
                        Verifier.OnBase.FAIL));
    }

    @Test
    void aPatchThatWorksAndOneThatDoesNotCompileAreBothResults() {
        attach(left, GOOD);
        attach(right, BROKEN);
        PairId pair = run();
        assertThat(side(pair, left).verifications()).extracting("status").containsExactly(Status.PASS);
        NeutralCandidate broken = side(pair, right);
        assertThat(broken.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(broken.verifications()).extracting("status").containsExactly(Status.FAIL);
        assertThat(world.text(broken.verifications().getFirst().log().orElseThrow()))
                .contains("';' expected");
    }

    @Test
    void anEmptyPatchAndOneThatDoesNotApplyAreBothResults() {
        attach(left, "");
        attach(right, ELSEWHERE);
        PairId pair = run();
        NeutralCandidate empty = side(pair, left);
        assertThat(empty.outcome()).isEqualTo(Outcome.NO_CHANGE);
        assertThat(empty.files()).isEmpty();
        NeutralCandidate elsewhere = side(pair, right);
        assertThat(elsewhere.outcome()).isEqualTo(Outcome.DOES_NOT_APPLY);
        assertThat(elsewhere.verifications()).extracting("status").containsExactly(Status.NOT_RUN);
        assertThat(elsewhere.verifications().getFirst().summary())
                .startsWith("The change does not apply: ")
                .contains("patch");
    }

    @Test
    void somethingThatIsNoPatchDoesNotApply() {
        attach(left, GOOD);
        attach(right, "please change the answer");
        assertThat(side(run(), right).outcome()).isEqualTo(Outcome.DOES_NOT_APPLY);
    }

    @Test
    void aBranchAndACommitOfTheMirrorCount() {
        works.attachBranch(task.id(), left.id(), "main", world.manager);
        works.attachCommit(task.id(), right.id(), seeded.seed().commit(), world.manager);
        PairId pair = run();
        assertThat(side(pair, left).outcome()).isEqualTo(Outcome.NO_CHANGE);
        assertThat(side(pair, right).outcome()).isEqualTo(Outcome.NO_CHANGE);
    }

    @Test
    void aBranchThatIsNotThereWithdrawsThePairWithItsReason() {
        works.attachBranch(task.id(), left.id(), "gone", world.manager);
        attach(right, GOOD);
        PairId pair = run();
        assertThat(world.pairs().pair(pair).state()).isEqualTo(PairState.WITHDRAWN);
        assertThat(world.bean(dev.marlin.runs.RunBook.class).pair(pair).reason())
                .contains("no branch gone");
    }

    @Test
    void takesItsOwnRowsOfAPredictionsFile() {
        String file = """
                {"instance_id": "answer-%d", "model_name_or_path": "heron-large", "model_patch": %s}
                {"instance_id": "strange-1", "model_name_or_path": "heron-large", "model_patch": ""}
                {"instance_id": "answer-%d", "model_name_or_path": "other", "model_patch": ""}
                """.formatted(number, json(GOOD), number);
        ImportedPatches.PredictionsReport report =
                works.attachPredictions(left.id(), file.getBytes(StandardCharsets.UTF_8), Map.of(), world.manager);
        assertThat(report.attached()).containsExactly("answer-" + number);
        assertThat(report.unknown()).containsExactly("strange-1");
        assertThat(report.otherModels()).isEqualTo(1);
        String mapped = "[{\"instance_id\": \"x__y-1\", \"model_name_or_path\": \"m\", \"model_patch\": null}]";
        assertThat(works.attachPredictions(
                                right.id(),
                                mapped.getBytes(StandardCharsets.UTF_8),
                                Map.of("x__y-1", task.id()),
                                world.manager)
                        .attached())
                .containsExactly("x__y-1");
        PairId pair = run();
        assertThat(side(pair, left).verifications()).extracting("status").containsExactly(Status.PASS);
        assertThat(side(pair, right).outcome()).isEqualTo(Outcome.NO_CHANGE);
    }

    @Test
    void refusesWhatItCannotUse() {
        byte[] bytes = "{\"instance_id\": 3}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> works.attachPredictions(left.id(), bytes, Map.of(), world.manager))
                .hasMessageContaining("predictions file")
                .hasMessageContaining("Nothing was stored");
        assertThatThrownBy(() -> works.attachBranch(task.id(), left.id(), "--upload-pack=x", world.manager))
                .hasMessageContaining("branch:");
        assertThatThrownBy(() -> works.attachCommit(task.id(), left.id(), "HEAD", world.manager))
                .hasMessageContaining("commit:");
        AgentVersion program = world.register("Auk", "" + number, Adapter.COMMAND, "{\"argv\": [\"true\"]}");
        assertThatThrownBy(() -> works.attachPatch(task.id(), program.id(), new byte[0], world.manager))
                .hasMessageContaining("imports");
        assertThatThrownBy(() -> world.pairs().start(task.id(), world.expert)).hasMessageContaining("imported change");
    }

    @Test
    void importedCandidatesAnswerNoFollowUp() {
        attach(left, GOOD);
        attach(right, GOOD);
        PairId pair = run();
        FollowUp more = new FollowUp("More.", Continuation.EACH_CONTINUES, Optional.empty());
        assertThatThrownBy(() -> world.pairs().followUp(pair, more, world.expert))
                .hasMessageContaining("no further turn");
        assertThat(world.pairs().pair(pair).noModelWasCalled()).isFalse();
    }

    private void attach(AgentVersion agent, String patch) {
        works.attachPatch(task.id(), agent.id(), patch.getBytes(StandardCharsets.UTF_8), world.manager);
    }

    private PairId run() {
        PairId pair = world.pairs().start(task.id(), world.expert);
        world.runAll();
        return pair;
    }

    private static NeutralCandidate side(PairId pair, AgentVersion agent) {
        return world.pairs().pair(pair).candidates().stream()
                .filter(id -> world.bean(RunRecords.class).agent(id).id().equals(agent.id()))
                .map(id -> world.pairs().candidate(id, 1))
                .findFirst()
                .orElseThrow();
    }

    private static String json(String text) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
    }
}
