package dev.marlin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.marlin.testkit.browser.Chromium;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One working day in a real browser, without a mouse: a task is found and claimed, the pair compared, the work reviewed by
 * two, the fee seen and one entry of it questioned.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyboardOnlyTest {
    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    @Order(1)
    void anExpertFindsATaskAndClaimsItWithoutAMouse() {
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.DARK)) {
            Page page = profile.newPage();
            Keyboard keys = new Keyboard(page);
            signIn(page, keys, "ines");
            jump(page, keys, "t", "/tasks");
            keys.press("j", "Enter");
            page.waitForURL(Pattern.compile(".*/tasks/[0-9a-f-]+"));
            keys.tabTo(page.locator("form[action$='/release'] button")).press("Enter");
            assertThat(page.locator("form[action$='/claim'] button").first()).isVisible();
            jump(page, keys, "t", "/tasks");
            keys.press("/");
            keys.type("Invoices").press("Enter");
            page.waitForURL(Pattern.compile(".*q=Invoices.*"));
            assertThat(page.locator("main tbody tr")).hasCount(1);
            keys.press("j", "Shift+Enter");
            page.waitForURL(Pattern.compile(".*/tasks/[0-9a-f-]+"));
            assertThat(page.locator("main")).containsText("You hold this task");
            if (page.locator("[data-submit-key]").count() > 0) { // else the pair of this judgement is there already
                keys.press("Control+Enter");
            }
            waitForBothSides(page);
        }
    }

    @Test
    @Order(2)
    void anExpertComparesAndSubmitsWithoutAMouse() {
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
            Page page = profile.newPage();
            Keyboard keys = new Keyboard(page);
            signIn(page, keys, "ines");
            openWhatWaits(page, keys, "/comparisons/");
            readTheDiff(page, keys);
            annotate(page, keys);
            score(page, keys);
            keepsTheDraftOverAReload(page);
            submit(page, keys);
            answerWhetherTheAgentsShowed(page, keys);
        }
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"lea", "jonas"})
    void aReviewerJudgesFirstAndSendsTheReviewWithoutAMouse(String reviewer) {
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.DARK)) {
            Page page = profile.newPage();
            Keyboard keys = new Keyboard(page);
            signIn(page, keys, reviewer);
            openWhatWaits(page, keys, "/reviews/");
            assertThat(page.locator("main")).not().containsText("A reads the queue's own limit");
            keys.press("]", "j", "r");
            assertThat(page.locator("#diff .viewed[aria-pressed=true]")).hasCount(1);
            score(page, keys);
            assertThat(page.locator("[data-saved-words]")).containsText("Kept here");
            page.reload();
            assertThat(page.locator("#why")).hasValue(Pattern.compile("A reads the queue's own limit.*"));
            keys.press("Control+Enter");
            assertThat(page.locator("main")).containsText("A reads the queue's own limit");
            keys.tabTo(page.locator("input[name=verdict]").first()).press("Space", "Control+Enter");
            assertThat(page.locator(".panel-foot"))
                    .containsText(Pattern.compile("Your part is done|This submission is accepted"));
        }
    }

    @Test
    @Order(4)
    void theAuthorSeesTheFeeAndQuestionsAnEntryWithoutAMouse() {
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
            Page page = profile.newPage();
            Keyboard keys = new Keyboard(page);
            signIn(page, keys, "ines");
            jump(page, keys, "p", "/earnings");
            assertThat(page.locator("[data-payable=USD]")).hasText("840.00");
            keys.tabTo(page.locator("main details:has(input[name=words]) summary")
                            .first())
                    .press("Enter");
            keys.tabTo(page.locator("main details[open] input[name=words]")).type("I was told 300.");
            keys.press("Enter");
            assertThat(page.locator("section[aria-labelledby=disputes]")).containsText("I was told 300.");
        }
    }

    private static void jump(Page page, Keyboard keys, String key, String path) {
        keys.press("g", key);
        page.waitForURL(Pattern.compile(".*" + path + "$"));
    }

    private static void waitForBothSides(Page page) {
        Until.holds("both sides are ready", Duration.ofMinutes(3), () -> {
            page.navigate("/");
            return page.locator("a.btn[href^='/comparisons/']").count() > 0;
        });
    }

    private static void signIn(Page page, Keyboard keys, String login) {
        page.navigate("/sign-in");
        keys.tabTo(page.locator("form:has(input[name=login][value=" + login + "]) button"))
                .press("Enter");
        page.waitForURL(Pattern.compile(".*/$"));
    }

    private static void openWhatWaits(Page page, Keyboard keys, String path) {
        keys.tabTo(page.locator("a.btn[href^='" + path + "']").first()).press("Enter");
        page.waitForURL(Pattern.compile(".*" + path + ".*"));
    }

    private static void readTheDiff(Page page, Keyboard keys) {
        keys.press("]", "j", "j");
        assertThat(page.locator("#diff .cursor")).hasCount(1);
        keys.press("v");
        assertThat(page.locator("#verifiers")).isVisible();
        keys.press("y");
        assertThat(page.locator("#trajectory")).isVisible();
        keys.press("x");
        page.waitForURL(Pattern.compile(".*sides=a.*"));
        keys.press("Alt+0");
        page.waitForURL(Pattern.compile(".*/comparisons/[0-9a-f-]+(\\?(?!.*sides=).*)?$"));
        keys.press("?");
        assertThat(page.locator("dialog[open]")).isVisible();
        keys.press("Escape");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    private static void annotate(Page page, Keyboard keys) {
        keys.press("]", "n", "c");
        assertThat(page.locator(".note-editor textarea")).isFocused();
        keys.type("This limit is read once and kept.").press("Control+Enter");
        assertThat(page.locator("#diff .note-row:not(.note-editor)").first())
                .containsText("This limit is read once and kept.");
    }

    private static void score(Page page, Keyboard keys) {
        keys.press("s");
        for (String axis : new String[] {"correctness", "security", "reliability", "maintainability", "adherence"}) {
            keys.tabTo(inScale(page, "axis." + axis)).press(axis.equals("security") ? "0" : "3");
        }
        keys.tabTo(inScale(page, "overall")).press("3");
        keys.tabTo(page.locator("#why"))
                .type("A reads the queue's own limit (A1); B keeps the cache and passes the verifier V1 all the same.");
        keys.tabTo(page.locator("#score-form input[name=confidence]").first()).press("Space", "ArrowRight");
        assertThat(page.locator("input[name=overall]:checked")).hasCount(1);
        assertThat(page.locator("input[name='axis.security']:checked")).hasValue("na");
    }

    /** The radio of the scale that Tab stops at: the chosen one, else the first. */
    private static Locator inScale(Page page, String name) {
        var chosen = page.locator("input[name='" + name + "']:checked");
        return chosen.count() > 0
                ? chosen
                : page.locator("input[name='" + name + "']").first();
    }

    private static void keepsTheDraftOverAReload(Page page) {
        assertThat(page.locator("[data-saved-words]")).containsText("Saved");
        page.waitForFunction("() => !document.querySelector('[data-saved-words]').textContent.includes('not')");
        page.reload();
        assertThat(page.locator("#why")).hasValue(Pattern.compile("A reads the queue's own limit.*"));
        assertThat(page.locator("input[name='axis.correctness']:checked")).hasCount(1);
    }

    private static void submit(Page page, Keyboard keys) {
        keys.press("Control+Enter");
        assertThat(page.locator("#checklist")).isVisible();
        keys.press("Control+Enter");
        assertThat(page.locator(".panel-foot")).containsText("Submitted");
        assertThat(page.locator("main, body").first()).not().containsText("Petrel");
    }

    private static void answerWhetherTheAgentsShowed(Page page, Keyboard keys) {
        keys.tabTo(page.locator("form.guess input[name=answer]:checked"));
        keys.tabTo(page.locator("form.guess button")).press("Enter");
        assertThat(page.locator("body")).containsText("You have answered whether you could tell");
    }
}
