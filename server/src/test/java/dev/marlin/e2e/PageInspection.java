package dev.marlin.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at one page after another in a browser's tab: picture, axe, failed scripts, width. */
final class PageInspection {
    private static final Path PICTURES = Path.of("target", "pages");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What another color scheme can break. */
    private static final List<String> COLOR_RULES = List.of("color-contrast");

    private final Page page;
    private final String login;
    private final List<String> failedScripts = new ArrayList<>();

    /** @param login whose pages these are; begins the names of the pictures */
    PageInspection(Page page, String login) {
        this.page = page;
        this.login = login;
        page.onPageError(failedScripts::add);
    }

    /** Opens the address and adds what is wrong with it to the faults; the first of the colors gets all rules. */
    void of(String kind, String address, List<ColorScheme> colors, Map<String, List<String>> faults) {
        List<String> found = new ArrayList<>();
        page.navigate(address);
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("* { content-visibility: visible !important }"));
        for (ColorScheme scheme : colors) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setMedia(Media.SCREEN));
            String shade = scheme.name().toLowerCase(Locale.ROOT);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(login + fileName(kind) + "." + shade + ".png")));
            violations(scheme.equals(colors.getFirst()))
                    .forEach(rule -> found.add(shade + " " + rule.getId() + ": " + rule.getHelp() + " at "
                            + rule.getNodes().getFirst().getTarget() + " and "
                            + (rule.getNodes().size() - 1) + " more"));
        }
        if ((boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")) {
            found.add("scrolls sideways");
        }
        found.addAll(failedScripts);
        failedScripts.clear();
        if (!found.isEmpty()) {
            faults.put(login + " " + kind + " at " + address, found);
        }
    }

    void end() {
        page.close();
    }

    private List<Rule> violations(boolean all) {
        AxeBuilder axe = new AxeBuilder(page);
        return (all ? axe.withTags(RULES) : axe.withRules(COLOR_RULES))
                .analyze()
                .getViolations();
    }

    private static String fileName(String kind) {
        return kind.replace("/", "_").replace("*", "x").replaceAll("[^A-Za-z0-9_.-]", "-");
    }
}
