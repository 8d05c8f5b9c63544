package dev.marlin.testkit.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The machine's own Chromium, without a window. One context is one person's browser profile. */
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** A fresh profile on this server; scripts of the test may run in spite of the pages' policy. */
    public BrowserContext profile(URI server, ColorScheme colors) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.toString())
                .setBypassCSP(true)
                .setColorScheme(colors)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** Signs in by the demo's button. */
    public static Page signIn(BrowserContext profile, String login) {
        Page page = profile.newPage();
        page.navigate("/sign-in");
        page.locator("form:has(input[name=login][value='" + login + "']) button")
                .click();
        page.waitForURL(Pattern.compile(".*/$"));
        return page;
    }

    /** Signs in by the form. */
    public static Page signIn(BrowserContext profile, String login, String password) {
        Page page = profile.newPage();
        page.navigate("/sign-in");
        page.fill("#login", login);
        page.fill("#password", password);
        page.click("form[action='/sign-in'] button");
        page.waitForURL(Pattern.compile(".*/$"));
        return page;
    }

    private static Path program() {
        for (String folder : System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1)) {
            for (String name : NAMES) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
            }
        }
        throw new IllegalStateException("no Chromium on the PATH: run script/setup");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
