package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.marlin.app.TestServer;
import dev.marlin.app.config.SandboxChoice;
import dev.marlin.app.config.Settings;
import dev.marlin.identity.Role;
import dev.marlin.runner.sandbox.process.UnsafeConsent;
import dev.marlin.testkit.browser.Chromium;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of an installation without a sandbox, in a browser. */
@Tag("long")
class NoSandboxPagesTest {
    private static final List<ColorScheme> BOTH = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    @Test
    void theWarningIsSoundInLightAndDark() {
        SandboxChoice none = new SandboxChoice.None(UnsafeConsent.from(List.of(UnsafeConsent.FLAG)));
        Map<String, List<String>> faults = new TreeMap<>();
        try (Chromium chromium = new Chromium();
                TestServer server = TestServer.start(Settings.Agents.NONE, none)) {
            server.person("mara", Role.MANAGER);
            try (BrowserContext profile = chromium.profile(server.url(), ColorScheme.LIGHT)) {
                Page page = Chromium.signIn(profile, "mara");
                PageInspection inspection = new PageInspection(page, "no-sandbox");
                for (String path : List.of("/", "/runs", "/agents")) {
                    inspection.of(path, path, BOTH, faults);
                    assertThat(page.getByRole(AriaRole.STATUS).first().innerText())
                            .startsWith("Agents run without a sandbox.");
                }
                page.setViewportSize(360, 800);
                inspection.of("/narrow", "/runs", BOTH, faults);
            }
        }
        assertThat(faults).isEmpty();
    }
}
