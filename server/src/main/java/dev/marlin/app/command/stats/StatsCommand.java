package dev.marlin.app.command.stats;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code marlin stats}: rankings, agreement, labels and plans from tables. */
@Command(
        name = "stats",
        description = "Statistics of judgements from CSV tables; needs no server, no database and no account.",
        mixinStandardHelpOptions = true,
        subcommands = {RankCommand.class, AgreementCommand.class, LabelCommand.class, PlanCommand.class})
public final class StatsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which: marlin stats --help lists them.");
    }
}
