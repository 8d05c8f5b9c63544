package dev.marlin.app.command;

import dev.marlin.agents.AgentVersion;
import dev.marlin.agents.Agents;
import dev.marlin.app.command.option.ActingOption;
import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.ProgressLine;
import dev.marlin.app.command.option.ProgressOption;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import dev.marlin.evaluation.Batch;
import dev.marlin.evaluation.EvaluationId;
import dev.marlin.evaluation.Evaluations;
import dev.marlin.evaluation.Score;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.work.LocalPool;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marlin evaluate}: an agent version on a locked batch, and its score. */
@Command(
        name = "evaluate",
        description = {
            "Run a locked batch of tasks with an agent version; print the score with its interval.",
            "Runs them in this process, and lets a server of the same data folder help. When it is cut off, the runs stay"
                    + " queued: marlin worker --once or a server does them. Exit code 6: some tasks failed for a reason"
                    + " of ours and are left out of the score."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private static final int FINDINGS = 6;
    private static final long POLL_MILLIS = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private ActingOption acting = new ActingOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            required = true,
            description = "Agent version: NAME@VERSION, or its id.")
    private String agent;

    @Option(
            names = "--batch",
            paramLabel = "BATCH",
            description = "Locked batch, by name or id; may be left out when there is one only.")
    private @Nullable String batch;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = configuration.read(Map.of());
        InstallFirstException.requireSandbox(settings);
        try (RunningServer server = RunningServer.withoutWeb(settings)) {
            PersonId by = acting.allowed(server, "POST", "/api/v1/evaluations");
            Evaluations evaluations = server.bean(Evaluations.class);
            AgentVersion version = EvaluationNames.agent(server.bean(Agents.class), agent);
            Batch locked = EvaluationNames.batch(evaluations, batch);
            EvaluationId id = evaluations.start(locked.id(), version.id(), by);
            Score score = await(
                    server.bean(LocalPool.class),
                    evaluations,
                    id,
                    settings.runs().workers());
            ScoreSheet sheet = ScoreSheet.of(score);
            output.print(spec.commandLine().getOut(), sheet.words(Terminal.OUT.isWatched()), sheet);
            return sheet.infrastructure() > 0 ? FINDINGS : 0;
        }
    }

    /** Until every task has its result: what another worker holds is waited for, what it loses is done here. */
    private Score await(LocalPool pool, Evaluations evaluations, EvaluationId id, int workers)
            throws InterruptedException {
        ProgressLine line = progress.line(spec.commandLine().getErr());
        while (true) {
            pool.drain(workers, run -> tell(line, evaluations.score(id)));
            Score score = evaluations.score(id);
            if (score.running() == 0) {
                line.end();
                return score;
            }
            tell(line, score);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static void tell(ProgressLine line, Score score) {
        int all = score.lines().size();
        line.at((all - score.running()) + " of " + all + " tasks", all - score.running(), all);
    }
}
