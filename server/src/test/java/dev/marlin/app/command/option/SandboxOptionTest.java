package dev.marlin.app.command.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.app.config.SettingsReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SandboxOptionTest {
    private final StringWriter err = new StringWriter();

    private SandboxChoice chosenBy(String... words) {
        Host host = new Host();
        new CommandLine(host).parseArgs(words);
        Settings settings = SettingsReader.read(Optional.empty(), Map.of("MARLIN_DATA_DIRECTORY", "/srv/marlin"));
        return host.option.applied(settings, new PrintWriter(err)).runs().sandbox();
    }

    @Test
    void leavesTheSandboxAloneWithoutTheFlag() {
        assertThat(chosenBy()).isEqualTo(new SandboxChoice.Bubblewrap());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void givesUpTheSandboxByTheFlagAndWarns() {
        SandboxChoice choice = chosenBy("--unsafe-no-sandbox");
        assertThat(choice).isInstanceOf(SandboxChoice.None.class);
        assertThat(choice.backend().id()).isEqualTo("process");
        assertThat(choice.backend().probe().findings())
                .singleElement()
                .asString()
                .startsWith("no sandbox: programs run on the bare host");
        assertThat(err.toString()).startsWith("WARNING: agents run without a sandbox (no sandbox: programs run");
    }

    @Command
    private static final class Host {
        @Mixin
        private SandboxOption option = new SandboxOption();
    }
}
