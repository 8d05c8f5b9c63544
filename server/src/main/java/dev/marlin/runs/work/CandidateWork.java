package dev.marlin.runs.work;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.runner.run.CandidateFolders;
import dev.marlin.runner.run.CandidateRun;
import dev.marlin.runner.run.RunDoors;
import dev.marlin.runner.run.RunLimits;
import dev.marlin.runner.run.RunObserver;
import dev.marlin.runner.run.RunResult;
import dev.marlin.runner.run.RunSpec;
import dev.marlin.runner.run.Stage;
import dev.marlin.runner.run.TaskBasis;
import dev.marlin.runner.sandbox.Limits;
import dev.marlin.runner.sandbox.SandboxException;
import dev.marlin.runs.RunSettings;
import dev.marlin.runs.pairs.RunBriefs;
import dev.marlin.runs.pairs.RunQueue;
import dev.marlin.runs.reports.ClaimedRun;
import dev.marlin.runs.reports.RunBrief;
import dev.marlin.runs.reports.RunOutcome;
import dev.marlin.runs.reports.RunStage;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one claimed run from beginning to end and says how it ended; reports stages on the way. */
@Component
public class CandidateWork {
    private static final Logger LOG = LoggerFactory.getLogger(CandidateWork.class);

    private final WorkPlace place;
    private final RunBriefs briefs;
    private final RunQueue queue;
    private final RunSettings settings;

    CandidateWork(WorkPlace place, RunBriefs briefs, RunQueue queue, RunSettings settings) {
        this.place = place;
        this.briefs = briefs;
        this.queue = queue;
        this.settings = settings;
    }

    /**
     * Runs to the end; never throws.
     *
     * @param started is given the run as soon as it can be cancelled
     */
    public RunOutcome run(ClaimedRun run, Consumer<CandidateRun> started) {
        try (CallRecording calls = place.recordings().begin()) {
            RunBrief brief = briefs.of(run);
            RunSpec spec = spec(run, brief, calls);
            CandidateRun candidate = new CandidateRun(place.machinery().bench(), spec, observer(run));
            started.accept(candidate);
            RunResult result = candidate.run();
            spec.doors()
                    .model()
                    .flatMap(use -> result.used()
                            .model()
                            .map(report -> place.metering().of(use.route().name(), report, calls.kept())))
                    .ifPresent(used -> queue.used(run, used));
            return switch (result) {
                case RunResult.Finished finished ->
                    new RunOutcome.Judgeable(place.recording().record(run, brief, spec, finished));
                case RunResult.Cancelled cancelled -> new RunOutcome.Cancelled();
                case RunResult.InfrastructureFailure failure ->
                    new RunOutcome.Failed(
                            failure.tier() == RunResult.Tier.SANDBOX,
                            failure.reason(),
                            failure.tier().isRetryable());
            };
        } catch (SandboxException failed) {
            LOG.warn("run {} found no sandbox", run.id(), failed);
            return new RunOutcome.Failed(true, String.valueOf(failed.getMessage()), true);
        } catch (MarlinException refused) {
            boolean passing = refused.problem() == Problem.UNAVAILABLE || refused.problem() == Problem.INTERNAL;
            return new RunOutcome.Failed(false, String.valueOf(refused.getMessage()), passing);
        } catch (RuntimeException failed) {
            LOG.error("run {} failed", run.id(), failed);
            return new RunOutcome.Failed(false, "Something broke in Marlin: " + failed.getMessage(), true);
        }
    }

    private RunSpec spec(ClaimedRun run, RunBrief brief, CallRecording calls) {
        TaskBasis basis = place.checks().basis(brief.task(), place.bases().prepare(brief.task()));
        CandidateFolders folders = place.machinery().candidate(run.candidate());
        new CandidateHome(folders)
                .prepare(run, brief.previous().map(from -> place.machinery().candidate(from.home())));
        Optional<RunSpec.PreviousTree> previous = brief.previous()
                .map(from -> new RunSpec.PreviousTree(
                        place.machinery().candidate(from.candidate()).gitDir(), from.tree()));
        return new RunSpec(
                run.id().toString(),
                basis,
                place.adapters().of(run, brief),
                brief.request(),
                previous,
                folders,
                limits(),
                doors(run, brief, calls));
    }

    private RunDoors doors(ClaimedRun run, RunBrief brief, CallRecording calls) {
        return new RunDoors(
                place.desk().of(run.id()),
                place.adapters().model(brief, calls.folder()),
                AllowedHosts.of(brief.task()));
    }

    private RunLimits limits() {
        RunLimits usual = RunLimits.usual();
        Limits turn = usual.turn();
        return new RunLimits(
                new Limits(
                        settings.turnLimit(),
                        settings.idleLimit(),
                        settings.outputBytes(),
                        turn.fileBytes(),
                        turn.processes(),
                        settings.turnLimit()),
                usual.capture());
    }

    private RunObserver observer(ClaimedRun run) {
        return (id, stage) -> report(run, stage);
    }

    /** A stage that cannot be told now is told by the next one; the run itself goes on. */
    private void report(ClaimedRun run, Stage stage) {
        try {
            switch (stage) {
                case SANDBOX_OPENED -> queue.reached(run, RunStage.WORKING);
                case VERIFYING -> queue.reached(run, RunStage.VERIFYING);
                case WORKSPACE_FORKED, AGENT_ENDED, SANDBOX_CLOSED, CAPTURED, ENDED -> {}
            }
        } catch (RuntimeException failed) {
            LOG.warn("run {} could not report {}", run.id(), stage, failed);
        }
    }
}
