package dev.marlin.app.command.audit;

import dev.marlin.app.command.option.ConfigurationOption;
import dev.marlin.app.server.RunningServer;
import dev.marlin.audit.Heads;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code marlin audit proof}: a document that shows one entry of the log and nothing else. */
@Command(
        name = "proof",
        description = "Print the proof that one event is in the log, as JSON that marlin audit verify reads.",
        mixinStandardHelpOptions = true)
final class ProofCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Parameters(paramLabel = "EVENT", description = "Id of the event: the number on the page.")
    private long event;

    @Override
    public Integer call() {
        try (RunningServer server = RunningServer.withoutWeb(configuration.read(Map.of()))) {
            Map<String, Object> proof = server.bean(Heads.class).prove(event).document();
            spec.commandLine().getOut().println(JsonMapper.builder().build().writeValueAsString(proof));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
