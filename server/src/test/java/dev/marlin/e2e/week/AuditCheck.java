package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.MarlinProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The audit log as a manager takes it out of the house, verified by the program alone. */
final class AuditCheck {
    private AuditCheck() {}

    static void holds(Rehearsal week, Path folder) {
        Path export = Exports.keep(folder, "audit.zip", week.town.mara.download("/audit/export"));
        MarlinProcess.Ended key = week.town.marlin.command("audit", "key");
        Path publicKey = Exports.keep(folder, "audit.key", key.output().getBytes(StandardCharsets.UTF_8));
        MarlinProcess.Ended verified =
                week.town.marlin.command("audit", "verify", export.toString(), "--key", publicKey.toString());
        assertThat(verified.exitCode()).as(verified.output()).isZero();
    }
}
