package dev.marlin.web.rubrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.marlin.app.TestServer;
import dev.marlin.identity.Role;
import dev.marlin.rubrics.Rubrics;
import dev.marlin.testkit.browser.Chromium;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.tasks.TaskWorld;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a draft to a published version by two people: over HTTP, and in a browser by keys alone. */
class RubricJourneyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static TestServer server;
    private static Session mara;
    private static Session mona;
    private static Session ines;
    private static String first;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        var manager = server.person("mara", Role.MANAGER);
        first = server.bean(Rubrics.class)
                .publish(TaskWorld.rubricDraft("Code changes", "First version."), manager.id())
                .id()
                .toString();
        server.person("mona", Role.MANAGER);
        server.person("ines", Role.EXPERT);
        mara = server.as("mara");
        mona = server.as("mona");
        ines = server.as("ines");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void twoManagersPublishThroughTheProgramInterface() {
        HttpResponse<String> alone = mara.post("/api/v1/rubrics", text("Another rubric"));
        assertThat(alone.statusCode()).as(alone.body()).isEqualTo(403);

        HttpResponse<String> begun = mara.post("/api/v1/rubric-proposals", "name: Another rubric\n");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String path = "/api/v1/rubric-proposals/" + json(begun).path("id").asString();
        assertThat(json(begun).path("objections").get(0).asString()).contains("reason");
        assertThat(mara.post(path + "/proposal", Map.of("changeKind", "breaking"), "\"1\"")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> saved = mara.put(path, text("Another rubric"), "\"1\"");
        assertThat(saved.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(mona.put(path, "name: overwritten", "\"1\"").statusCode()).isEqualTo(409);
        assertThat(mona.put(path, "name: overwritten", "").statusCode()).isEqualTo(400);
        assertThat(mara.post(path + "/proposal", Map.of("changeKind", "sideways"), "\"2\"")
                        .statusCode())
                .isEqualTo(422);
        assertThat(mara.post(path + "/proposal", Map.of("changeKind", "breaking"), "\"2\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mara.postMatching(path + "/publication", "\"2\"").statusCode())
                .isEqualTo(403);
        assertThat(mona.post(path + "/return", Map.of("words", "  "), "\"2\"").statusCode())
                .isEqualTo(422);
        HttpResponse<String> published = mona.postMatching(path + "/publication", "\"2\"");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
        assertThat(json(published)
                        .path("axes")
                        .get(0)
                        .path("examples")
                        .path("good")
                        .get(0)
                        .asString())
                .isEqualTo("It fails on the base.");
        assertThat(json(published).path("origin").path("sole").asBoolean()).isFalse();
        assertThat(ines.api(path).statusCode()).isEqualTo(403);
    }

    @Test
    void aProposalThatIsRefusedShowsWhatWasTyped() {
        HttpResponse<String> begun = mara.form("/rubrics", Map.of("yaml", text("Refused")));
        String path = begun.headers().firstValue("Location").orElseThrow();
        mona.form(path + "/text", Map.of("revision", "1", "text", "name: hers\n"));
        HttpResponse<String> late = mara.form(path + "/text", Map.of("revision", "1", "text", "name: mine <b>\n"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("name: mine &lt;b&gt;", "What you typed is below", "Nothing was overwritten");
        assertThat(mara.form(path + "/text", Map.of()).statusCode()).isEqualTo(422);
        assertThat(mara.form(path + "/withdrawal", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mona.get(path).body()).contains("Withdrawn");
    }

    @Test
    void theFirstVersionSaysThatOnePersonMadeIt() {
        assertThat(ines.get("/rubrics/" + first).body()).contains("One person proposed and published", "Bad example");
        assertThat(ines.get("/rubrics/" + first + "/uses").statusCode()).isEqualTo(403);
        assertThat(mara.get("/rubrics/" + first).body()).contains("open campaigns", "judgements");
        HttpResponse<String> reopened = mara.form(
                "/rubrics/" + first + "/reopenings",
                Map.of("clauses", "axis:correctness", "size", "5%", "reason", "x"));
        assertThat(reopened.statusCode()).isEqualTo(422);
        assertThat(reopened.body()).contains("Nothing was re-opened");
    }

    @Test
    void draftProposalPublicationAndDifferenceByKeysAlone() {
        try (Chromium chromium = new Chromium();
                BrowserContext hers = chromium.profile(server.url(), ColorScheme.LIGHT);
                BrowserContext other = chromium.profile(server.url(), ColorScheme.DARK)) {
            Page writer = Chromium.signIn(hers, "mara", TestServer.PASSWORD);
            writer.navigate("/rubrics/" + first);
            press(writer, "button:has-text('Propose a change')");
            writer.waitForURL(Pattern.compile(".*/rubrics/proposals/.*"));
            String text = writer.inputValue("#text");
            writer.focus("#text");
            writer.keyboard().press("Control+a");
            writer.keyboard()
                    .insertText(text.replace("reason: \"\"", "reason: Said more clearly.")
                            .replace("strangers", "all strangers"));
            PlaywrightAssertions.assertThat(writer.locator("[data-saved]")).hasText("Revision 2 is saved.");
            writer.focus("input[value=compatible]");
            writer.keyboard().press("Space");
            press(writer, "button:has-text('Propose what is saved')");
            PlaywrightAssertions.assertThat(writer.locator("h1")).containsText("proposed");

            Page second = Chromium.signIn(other, "mona", TestServer.PASSWORD);
            press(second, "a[href^='/rubrics/proposals/']:has-text('Decide')");
            PlaywrightAssertions.assertThat(second.locator("dd ins")).hasText("all ");
            press(second, "button:has-text('Publish')");
            second.waitForURL(Pattern.compile(".*/rubrics/[0-9a-f-]{36}$"));
            second.keyboard().press("d");
            second.waitForURL(Pattern.compile(".*/changes/" + first + "$"));
            PlaywrightAssertions.assertThat(second.locator("dd ins")).hasText("all ");
            assertThat(second.locator("dd ins").evaluate("e => getComputedStyle(e).textDecorationLine"))
                    .isEqualTo("underline");
        }
    }

    private static void press(Page page, String selector) {
        page.locator(selector).first().focus();
        page.keyboard().press("Enter");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String text(String name) {
        return """
                name: %s
                reason: For campaigns about tests.
                axes:
                  - key: strength
                    title: Strength
                    guidance: Would it catch the fault?
                    anchors: {1: Slightly, 2: Clearly, 3: Much}
                    examples: {good: [It fails on the base.], bad: [It looks thorough.]}
                reasonCodes:
                  - {key: taste, title: Legitimate taste}
                """.formatted(name);
    }
}
