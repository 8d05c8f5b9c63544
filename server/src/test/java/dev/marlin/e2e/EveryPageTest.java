package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.marlin.testkit.browser.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page that somebody of the demo can click to, in light and dark: it answers, its scripts do not fail, it does not
 * scroll sideways, and axe finds nothing. Pictures of all are left in {@code target/pages}.
 */
class EveryPageTest {
    private static final Path PICTURES = Path.of("target", "pages");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
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
    @Tag("pages")
    void everyPageIsSoundInLightAndDark() {
        Set<String> seen = new HashSet<>();
        Map<String, List<String>> faults = new TreeMap<>();
        for (String login : RunningDemo.PEOPLE) {
            try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
                Page page = Chromium.signIn(profile, login);
                PageWalk walk = new PageWalk(profile.request());
                Map<String, String> pages = walk.pages();
                walk.broken().forEach(link -> faults.put(login + " " + link, List.of("broken link")));
                List<String> failures = new ArrayList<>();
                page.onPageError(failures::add);
                pages.keySet().removeIf(kind -> !kind.equals("/") && !seen.add(kind));
                pages.forEach((kind, address) -> {
                    List<String> found = look(page, login, kind, address);
                    found.addAll(failures);
                    failures.clear();
                    if (!found.isEmpty()) {
                        faults.put(login + " " + kind, found);
                    }
                });
                System.out.println(login + ": " + pages.size() + " kinds of pages that nobody had before");
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> look(Page page, String login, String kind, String address) {
        List<String> faults = new ArrayList<>();
        page.navigate(address);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("* { content-visibility: visible !important }"));
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(colors).setMedia(Media.SCREEN));
            String shade = colors.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(login + fileName(kind) + "." + shade + ".png")));
            for (Rule rule : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
                faults.add(shade + " " + rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().getFirst().getTarget() + " and "
                        + (rule.getNodes().size() - 1) + " more");
            }
        }
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            faults.add("scrolls sideways");
        }
        return faults;
    }

    private static String fileName(String kind) {
        return kind.replace("/", "_").replace("*", "x").replaceAll("[^A-Za-z0-9_.-]", "-");
    }
}
