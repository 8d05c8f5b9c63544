package dev.marlin.app.command.option;

import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.runner.sandbox.process.UnsafeConsent;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** The one way to run agents without a sandbox. */
public final class SandboxOption {
    @Option(
            names = UnsafeConsent.FLAG,
            description = "Run agents on the bare machine, where they can read, reach and harm whatever its user can."
                    + " Every record of such a run says so.")
    private boolean unsafe;

    /** The settings, without a sandbox and with a warning when the caller wrote the flag. */
    public Settings applied(Settings settings, PrintWriter err) {
        if (!unsafe) {
            return settings;
        }
        SandboxChoice.None none = new SandboxChoice.None(UnsafeConsent.from(List.of(UnsafeConsent.FLAG)));
        err.println("WARNING: agents run without a sandbox ("
                + String.join("; ", none.backend().probe().findings()) + "). Every record of such a run says so.");
        err.flush();
        return settings.in(none);
    }
}
