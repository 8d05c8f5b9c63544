package dev.marlin.app.command;

import dev.marlin.app.command.option.OutputOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code marlin trajectory}: files that say what an agent did. */
@Command(
        name = "trajectory",
        description = "Look at files in ATIF, the Agent Trajectory Interchange Format.",
        mixinStandardHelpOptions = true,
        subcommands = TrajectoryCommand.Check.class)
final class TrajectoryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: marlin trajectory check FILE...");
    }

    /** {@code marlin trajectory check}: what files hold, and where they are not ATIF 1.7. */
    @Command(
            name = "check",
            description = {
                "Print what files in ATIF hold, and every place where they are not what version 1.7 says (“loose”).",
                "Exit code 1 when a file cannot be read at all, and with --strict when one deviates."
            },
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        private static final int WRONG = 1;

        @Spec
        private CommandSpec spec;

        @Mixin
        private OutputOption output = new OutputOption();

        @Option(names = "--strict", description = "Every deviation is an error.")
        private boolean strict;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Documents, at most 64 MiB each.")
        private List<Path> files = new ArrayList<>();

        @Override
        public Integer call() {
            List<CheckedTrajectory> checked =
                    files.stream().map(CheckedTrajectory::of).toList();
            boolean ok = checked.stream().allMatch(file -> file.isReadable() && !(strict && file.deviates()));
            List<String> words =
                    checked.stream().map(file -> file.words(strict)).toList();
            List<Map<String, Object>> facts =
                    checked.stream().map(CheckedTrajectory::facts).toList();
            output.print(spec.commandLine().getOut(), String.join("\n", words), Map.of("ok", ok, "files", facts));
            return ok ? 0 : WRONG;
        }
    }
}
