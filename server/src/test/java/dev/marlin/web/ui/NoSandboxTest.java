package dev.marlin.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.app.TestServer;
import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.identity.Role;
import dev.marlin.runner.sandbox.process.UnsafeConsent;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** That agents run without a sandbox is told to those who answer for it, and to nobody who judges. */
class NoSandboxTest {
    private static final String WARNING = "Agents run without a sandbox.";
    private static final List<String> FOR_ALL = List.of("/", "/profile", "/rubrics", "/nowhere");

    private static void person(TestServer server, Role role) {
        server.person(role.name().toLowerCase(Locale.ROOT), role);
    }

    private static String page(TestServer server, Role role, String path) {
        return server.as(role.name().toLowerCase(Locale.ROOT)).get(path).body();
    }

    @Test
    void everyPageOfManagersAndAdminsSaysSoAndNoOther() {
        SandboxChoice none = new SandboxChoice.None(UnsafeConsent.from(List.of(UnsafeConsent.FLAG)));
        try (TestServer server = TestServer.start(Settings.Agents.NONE, none)) {
            for (Role role : Role.values()) {
                person(server, role);
                for (String path : FOR_ALL) {
                    boolean told = page(server, role, path).contains(WARNING);
                    assertThat(told).as(role + " at " + path).isEqualTo(role.seesAgents());
                }
            }
            for (String path : List.of("/runs", "/runs/approvals", "/agents", "/campaigns")) {
                assertThat(page(server, Role.MANAGER, path)).as(path).containsOnlyOnce(WARNING);
            }
            assertThat(server.anonymous().get("/sign-in").body()).doesNotContain(WARNING, UnsafeConsent.FLAG);
            assertThat(server.anonymous().get("/healthz").body()).doesNotContain("sandbox");
        }
    }

    @Test
    void nobodyIsWarnedWhereThereIsASandbox() {
        try (TestServer server = TestServer.start()) {
            person(server, Role.MANAGER);
            person(server, Role.ADMIN);
            assertThat(page(server, Role.MANAGER, "/runs")).contains("<main").doesNotContain(WARNING);
            assertThat(page(server, Role.ADMIN, "/")).contains("<main").doesNotContain(WARNING);
        }
    }
}
