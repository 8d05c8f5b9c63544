package dev.marlin.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.marlin.app.TestServer;
import dev.marlin.audit.AnchorFile;
import dev.marlin.audit.ExportCheck;
import dev.marlin.audit.LogPublicKey;
import dev.marlin.audit.Verification;
import dev.marlin.identity.Role;
import dev.marlin.testkit.browser.Chromium;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPageTest {
    private static TestServer server;
    private static String finn;
    private static String ines;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.person("ada", Role.ADMIN);
        finn = server.person("finn", Role.FINANCE).id().toString();
        ines = server.person("ines", Role.EXPERT).id().toString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void handsOutAnExportThatTheKeyVerifies() throws IOException {
        Session ada = server.as("ada");
        Path file = Files.write(
                folder.resolve("log.zip"), ada.download("/audit/export").body());
        LogPublicKey key =
                LogPublicKey.parse(ada.json("/api/v1/audit/key").get("pem").asString());
        assertThat(new ExportCheck(List.of(key), List.of()).check(file, checked -> {}))
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.sealed()).isGreaterThan(3));
        assertThat(ada.get("/audit").body()).contains("audit_log.exported");
    }

    @Test
    void verifiesBehindThePageAndAnchorsByItself() {
        Session ada = server.as("ada");
        assertThat(ada.form("/audit/verifications", Map.of()).statusCode()).isEqualTo(303);
        Until.holds(
                "the log is verified",
                Duration.ofSeconds(30),
                () -> ada.get("/audit").body().contains("Verified up to"));
        Until.holds(
                "the log is anchored",
                Duration.ofSeconds(30),
                () -> !new AnchorFile(server.data().resolve("audit/anchors.txt"))
                        .read()
                        .isEmpty());
        assertThat(ada.json("/api/v1/audit/anchors").get("anchors")).isNotEmpty();
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() {
        Session ada = server.as("ada");
        assertThat(ada.get("/audit?subject=" + finn).body())
                .contains("person.created")
                .doesNotContain(ines);
        assertThat(ada.get("/audit?action=no.such").body()).contains("No entry fits");
        assertThat(ada.get("/audit?actor=nobody").statusCode()).isEqualTo(422);
        assertThat(ada.get("/audit?since=soon").statusCode()).isEqualTo(422);
    }

    @Test
    void showsAnExpertTheirOwnTrailAndNothingElse() {
        Session expert = server.as("ines");
        assertThat(expert.get("/profile/trail").body()).contains("person.created", "you");
        assertThat(expert.get("/audit").statusCode()).isEqualTo(403);
        assertThat(expert.api("/api/v1/audit/anchors").statusCode()).isEqualTo(403);
    }

    @Test
    void goesAlongTheEntriesAndVerifiesByKeys() {
        try (Chromium chromium = new Chromium();
                BrowserContext profile = chromium.profile(server.url(), ColorScheme.LIGHT)) {
            Page page = Chromium.signIn(profile, "ada");
            page.navigate("/audit");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-entries] tr:nth-child(2) details[open]")
                            .count())
                    .isOne();
            assertThat(page.locator("details[open] summary").first().evaluate("it => it === document.activeElement"))
                    .isEqualTo(true);
            picture(page, "audit");
            page.waitForNavigation(() -> page.keyboard().press("v"));
            assertThat(server.as("ada").get("/audit").body()).contains("audit_log.verification-asked");
        }
    }

    @Test
    void fillsThePageWithTheFirstBadEntryWhenTheLogIsBroken() throws IOException {
        Session ada = server.as("ada");
        Path anchors = server.data().resolve("audit/anchors.txt");
        Until.holds(
                "the log is anchored",
                Duration.ofSeconds(30),
                () -> !new AnchorFile(anchors).read().isEmpty());
        String before = Files.readString(anchors);
        String larger = before.lines().toList().getLast().replaceFirst(" [0-9]+ ", " 999999 ");
        Files.writeString(anchors, before + larger + "\n");
        verified(ada, "The audit log is not what was sealed");
        assertThat(ada.get("/audit").body())
                .contains("999999 entries were there")
                .doesNotContain("Verified up to");
        try (Chromium chromium = new Chromium();
                BrowserContext profile = chromium.profile(server.url(), ColorScheme.LIGHT)) {
            Page page = Chromium.signIn(profile, "ada");
            page.navigate("/audit");
            picture(page, "audit-broken");
        }
        Files.writeString(anchors, before);
        verified(ada, "Verified up to");
    }

    private static void verified(Session ada, String words) {
        Until.holds(
                "nothing is being verified",
                Duration.ofSeconds(30),
                () -> !page(ada).contains("Being verified"));
        assertThat(ada.form("/audit/verifications", Map.of()).statusCode()).isEqualTo(303);
        Until.holds(
                "the page says " + words,
                Duration.ofSeconds(30),
                () -> page(ada).contains(words));
    }

    private static String page(Session ada) {
        return ada.get("/audit").body();
    }

    private static void picture(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(
                            "target", "pages", name + "." + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
        }
    }
}
