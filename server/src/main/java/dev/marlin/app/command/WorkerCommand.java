package dev.marlin.app.command;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.command.option.OutputOption;
import dev.marlin.app.command.option.ProgressOption;
import dev.marlin.app.command.option.Rows;
import dev.marlin.app.command.option.SandboxOption;
import dev.marlin.app.command.option.Terminal;
import dev.marlin.app.config.Settings;
import dev.marlin.app.server.RunningServer;
import dev.marlin.runs.reports.DoneRun;
import dev.marlin.runs.work.LocalPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin worker --once}: does the runs that are queued, and ends. */
@Command(
        name = "worker",
        description = {
            "Do the queued runs of agents in this process, as many at a time as runs.workers says, until none waits.",
            "A server of the same data folder may do others meanwhile. Exit code 6: a run failed for a reason of ours."
        },
        mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
    private static final int FINDINGS = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Option(names = "--once", description = "End when none waits; marlin serve is the worker that stays.")
    private boolean once;

    @Override
    public Integer call() {
        if (!once) {
            throw new ParameterException(
                    spec.commandLine(), "Say --once: marlin worker ends when no run waits; marlin serve stays.");
        }
        Settings settings =
                sandbox.applied(configuration.read(Map.of()), spec.commandLine().getErr());
        InstallFirstException.requireSandbox(settings);
        try (RunningServer server = RunningServer.withoutWeb(settings)) {
            List<DoneRun> done = drain(server, settings);
            List<WorkedRun> runs = done.stream().map(WorkedRun::of).toList();
            output.print(spec.commandLine().getOut(), words(runs), new Answer(runs));
            return runs.stream().anyMatch(run -> run.outcome().equals(WorkedRun.FAILED)) ? FINDINGS : 0;
        }
    }

    private List<DoneRun> drain(RunningServer server, Settings settings) {
        List<DoneRun> done = Collections.synchronizedList(new ArrayList<>());
        server.bean(LocalPool.class).drain(settings.runs().workers(), run -> {
            done.add(run);
            WorkedRun told = WorkedRun.of(run);
            progress.say(spec.commandLine().getErr(), "run " + told.run() + " " + told.outcome());
        });
        return List.copyOf(done);
    }

    private static String words(List<WorkedRun> runs) {
        if (runs.isEmpty()) {
            return "No run waits. Nothing was done.";
        }
        return new Rows(
                        List.of("RUN", "TASK", "TURN", "ATTEMPT", "OUTCOME", "SECONDS", "REASON"),
                        runs.stream().map(WorkedRun::cells).toList())
                .text(Terminal.OUT.isWatched());
    }

    /** What {@code --json} prints. */
    record Answer(List<WorkedRun> runs) {}
}
