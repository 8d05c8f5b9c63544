package dev.marlin.runner.run;

import dev.marlin.runner.agent.AgentEvent;
import dev.marlin.runner.agent.AgentSandbox;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runner.agent.ImportingAgent;
import dev.marlin.runner.agent.SandboxedAgent;
import dev.marlin.runner.agent.Trajectory;
import dev.marlin.runner.agent.Turn;
import dev.marlin.runner.capture.Captured;
import dev.marlin.runner.capture.ChangeCapture;
import dev.marlin.runner.capture.Materializer;
import dev.marlin.runner.egress.EgressRecord;
import dev.marlin.runner.gateway.GatewayException;
import dev.marlin.runner.gateway.GatewayReport;
import dev.marlin.runner.git.objects.GitException;
import dev.marlin.runner.git.objects.ObjectStore;
import dev.marlin.runner.git.objects.TreeDelta;
import dev.marlin.runner.run.Overhead.Part;
import dev.marlin.runner.run.RunResult.Tier;
import dev.marlin.runner.sandbox.Openings;
import dev.marlin.runner.sandbox.Sandbox;
import dev.marlin.runner.sandbox.SandboxBackend;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runner.sandbox.SandboxSpec;
import dev.marlin.runner.verify.Verification;
import dev.marlin.runner.verify.VerificationReport;
import dev.marlin.runner.verify.VerificationRequest;
import dev.marlin.runner.verify.VerifierResult;
import dev.marlin.runner.workspace.PreparedBase;
import dev.marlin.runner.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One candidate's turn, run once. The order is fixed: the agent's sandbox is closed before anything it left is read, and
 * its workspace is gone before the first verifier starts.
 */
public final class CandidateRun {
    private static final Logger LOG = LoggerFactory.getLogger(CandidateRun.class);

    private final Workbench bench;
    private final RunSpec spec;
    private final RunObserver observer;
    private final Cancellation cancellation = new Cancellation();
    private final SandboxBackend sandboxes;
    private final Overhead.Meter meter = new Overhead.Meter();
    private final Instant startedAt;
    private Optional<GatewayReport> model = Optional.empty();
    private List<EgressRecord> visited = List.of();
    private boolean lostToMemory;

    public CandidateRun(Workbench bench, RunSpec spec, RunObserver observer) {
        this.bench = bench;
        this.spec = spec;
        this.observer = observer;
        this.sandboxes = cancellation.guard(bench.sandboxes());
        this.startedAt = bench.clock().instant();
    }

    /** Stops the run, whatever it is doing; may be called from another thread, before, during or after it. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Runs to the end; never throws for what agents, sandboxes, stores or inputs do. */
    public RunResult run() {
        RunResult result = attempt();
        observer.reached(spec.id(), Stage.ENDED);
        return result;
    }

    private RunResult attempt() {
        try {
            return switch (spec.agent()) {
                case SandboxedAgent agent -> sandboxed(agent);
                case ImportingAgent agent -> imported(agent);
            };
        } catch (SandboxException failed) {
            return failure(Tier.SANDBOX, failed);
        } catch (GatewayException failed) {
            return failure(Tier.GATEWAY, failed);
        } catch (GitException failed) {
            return failure(Tier.STORE, failed);
        } catch (RuntimeException failed) {
            return failure(Tier.RUNNER, failed);
        }
    }

    private RunResult.Used used() {
        return new RunResult.Used(meter.read(), model, visited);
    }

    private RunResult failure(Tier tier, RuntimeException failed) {
        if (cancellation.isCancelled()) {
            return new RunResult.Cancelled(used());
        }
        LOG.warn("run {} failed in {}", spec.id(), tier, failed);
        return failure(tier, String.valueOf(failed.getMessage()));
    }

    private RunResult failure(Tier tier, String reason) {
        return cancellation.isCancelled()
                ? new RunResult.Cancelled(used())
                : new RunResult.InfrastructureFailure(tier, reason, used());
    }

    private RunResult sandboxed(SandboxedAgent agent) {
        Optional<String> obstacle = OpenDoors.obstacle(bench, spec, agent.needs());
        if (obstacle.isPresent()) {
            return failure(Tier.INPUT, obstacle.get());
        }
        Turn turn;
        Captured captured;
        String method;
        try (Workspace workspace = bench.workspaces().fork(base())) {
            observer.reached(spec.id(), Stage.WORKSPACE_FORKED);
            method = workspace.method();
            turn = turnIn(workspace, agent);
            // From here on the sandbox is closed: nothing of the agent runs any more.
            observer.reached(spec.id(), Stage.SANDBOX_CLOSED);
            if (!turn.exit().isJudgeable()) {
                return notJudgeable(turn);
            }
            meter.enter(Part.CAPTURE);
            captured = new ChangeCapture(bench.git())
                    .capture(
                            workspace.layer(),
                            base(),
                            spec.folders().gitDir(),
                            spec.limits().capture());
            observer.reached(spec.id(), Stage.CAPTURED);
            meter.enter(Part.TEARDOWN);
        }
        return verified(turn, captured, method);
    }

    private PreparedBase base() {
        return spec.task().base();
    }

    private Turn turnIn(Workspace workspace, SandboxedAgent agent) {
        try (OpenDoors doors = OpenDoors.open(bench, spec, agent.needs());
                Sandbox sandbox = sandboxes.open(room(workspace, agent, doors))) {
            observer.reached(spec.id(), Stage.SANDBOX_OPENED);
            spec.previous().ifPresent(previous -> bringIn(previous, sandbox));
            meter.enter(Part.AGENT);
            AgentSandbox inside = new AgentSandbox(
                    sandbox,
                    spec.limits().turn(),
                    bench.clock(),
                    new AgentSandbox.Surroundings(spec.doors().desk(), doors.environment()));
            Turn turn = agent.run(spec.request(), inside);
            lostToMemory = inside.lostToMemory();
            observer.reached(spec.id(), Stage.AGENT_ENDED);
            meter.enter(Part.TEARDOWN);
            model = doors.called();
            visited = doors.visited();
            return model.map(report -> Verdict.of(turn, report)).orElse(turn);
        }
    }

    private SandboxSpec room(Workspace workspace, SandboxedAgent agent, OpenDoors doors) {
        Openings openings = new Openings(agent.needs().installation(), doors.sockets(), Openings.Network.NONE);
        return SandboxSpec.with(workspace, spec.folders().home(), openings);
    }

    private void bringIn(RunSpec.PreviousTree previous, Sandbox sandbox) {
        try (ObjectStore objects = ObjectStore.open(previous.gitDir())) {
            TreeDelta delta = TreeDelta.between(objects.readTree(base().tree()), objects.readTree(previous.tree()));
            new Materializer(objects).apply(delta, sandbox);
        }
    }

    private RunResult notJudgeable(Turn turn) {
        return switch (turn.exit()) {
            case CANCELLED -> new RunResult.Cancelled(used());
            case SANDBOX_ERROR -> failure(Tier.SANDBOX, turn.reason());
            case INFRASTRUCTURE_ERROR -> failure(Tier.GATEWAY, turn.reason());
            case COMPLETED, AGENT_ERROR, LIMIT ->
                throw new IllegalArgumentException(turn.exit() + " is the candidate's own doing");
        };
    }

    private RunResult imported(ImportingAgent agent) {
        return switch (agent.bring(bench.git(), base(), spec.folders().gitDir())) {
            case ImportingAgent.Outcome.Brought brought ->
                verified(importedTurn(ExitClass.COMPLETED, ""), change(brought.tree()), "none");
            case ImportingAgent.Outcome.Empty empty ->
                verified(
                        importedTurn(ExitClass.COMPLETED, "The imported change is empty."),
                        change(base().tree()),
                        "none");
            case ImportingAgent.Outcome.DoesNotApply not -> notApplied("The change does not apply: " + not.reason());
            case ImportingAgent.Outcome.Malformed bad -> notApplied("The change is no patch: " + bad.reason());
            case ImportingAgent.Outcome.NotFound none -> failure(Tier.INPUT, none.reason());
        };
    }

    private Captured change(String tree) {
        meter.enter(Part.CAPTURE);
        Captured captured = ImportedChange.of(
                bench.git(),
                base(),
                spec.folders().gitDir(),
                tree,
                spec.limits().capture());
        observer.reached(spec.id(), Stage.CAPTURED);
        return captured;
    }

    private RunResult notApplied(String reason) {
        Captured unchanged = change(base().tree());
        return finished(importedTurn(ExitClass.AGENT_ERROR, reason), unchanged, Optional.empty(), "none");
    }

    private Turn importedTurn(ExitClass exit, String reason) {
        Trajectory trajectory =
                Trajectory.of(List.of(new AgentEvent.TurnEnded(bench.clock().instant(), exit, reason)));
        return new Turn(exit, reason, trajectory, new byte[0], Optional.empty());
    }

    private RunResult verified(Turn turn, Captured captured, String method) {
        meter.enter(Part.VERIFY);
        observer.reached(spec.id(), Stage.VERIFYING);
        VerificationReport report = new Verification(bench.workspaces(), sandboxes, bench.git(), bench.scratch())
                .run(new VerificationRequest(
                        base(),
                        spec.folders().gitDir(),
                        captured.tree(),
                        spec.task().testPatch(),
                        spec.task().verifiers(),
                        List.of()));
        meter.enter(Part.TEARDOWN);
        for (VerifierResult result : report.results()) {
            switch (result.status()) {
                case INFRASTRUCTURE_ERROR -> {
                    return failure(Tier.VERIFICATION, result.verifier() + ": " + result.note());
                }
                case NOT_RUN -> {
                    return failure(Tier.INPUT, result.verifier() + ": " + result.note());
                }
                case PASS, FAIL, TIMED_OUT -> {}
            }
        }
        return cancellation.isCancelled()
                ? new RunResult.Cancelled(used())
                : finished(turn, captured, Optional.of(report), method);
    }

    private RunResult finished(Turn turn, Captured captured, Optional<VerificationReport> report, String method) {
        RunResult.Used used = used();
        LOG.info(
                "run {} turn {}: {} — {}",
                spec.id(),
                spec.request().turn(),
                turn.exit(),
                used.overhead().line());
        String tested = report.map(VerificationReport::testedTree).orElse("");
        byte[] trajectory = TurnDocument.write(spec, turn, used.model());
        RunManifest manifest = new ManifestWriter(bench, spec, startedAt)
                .write(turn, new ManifestWriter.Left(captured, trajectory, tested, method, lostToMemory), used.model());
        return new RunResult.Finished(manifest, turn, trajectory, captured, report, used);
    }
}
