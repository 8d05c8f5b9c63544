package dev.marlin.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.identity.Role;
import dev.marlin.testkit.http.Session;
import org.junit.jupiter.api.Test;

/** Managers are told that no run begins, and why. */
class StandstillTest {
    private static final String TOLD = "No agent may run on this machine.";

    @Test
    void aServerWithoutASoundSandboxSaysSoToManagers() {
        SandboxChoice gone = new SandboxChoice.Containers("/no/such/runtime");
        try (TestServer server = TestServer.start(Settings.Agents.NONE, gone)) {
            server.person("mara", Role.MANAGER);
            server.person("ines", Role.EXPERT);
            Session manager = server.as("mara");
            String reason = manager.json("/api/v1/runs").path("standstill").asString();
            assertThat(reason).isNotBlank();
            assertThat(manager.get("/runs").body()).contains(TOLD, "marlin doctor sandbox");
            assertThat(server.as("ines").get("/").body()).doesNotContain(TOLD, reason);
        }
    }

    @Test
    void aSoundOneSaysNothing() {
        try (TestServer server = TestServer.start()) {
            server.person("mara", Role.MANAGER);
            Session manager = server.as("mara");
            assertThat(manager.json("/api/v1/runs").path("standstill").isString())
                    .isFalse();
            assertThat(manager.get("/runs").body()).contains("<h1>Runs</h1>").doesNotContain(TOLD);
        }
    }
}
