package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.marlin.testkit.browser.Chromium;
import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every page that somebody can click to: it answers, its scripts do not fail, it does not scroll sideways, and axe finds
 * nothing. Pictures of all are left in {@code target/pages}.
 */
@Tag("long")
class EveryPageTest {
    private static final List<ColorScheme> BOTH = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static Chromium chromium;

    private final Map<String, List<String>> faults = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void everyPageOfTheDemoIsSoundInLightAndDark() {
        for (String login : RunningDemo.PEOPLE) {
            try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
                walk(profile, Chromium.signIn(profile, login), login, BOTH);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(seen).hasSizeGreaterThan(40);
    }

    @Test
    void everyPageOfAnEmptyInstallationIsSound() {
        try (Installation installation = new Installation()) {
            assertThat(installation.firstAdmin("ada").exitCode()).isZero();
            installation.start();
            Session admin = installation.as("ada");
            for (String role : List.of("EXPERT", "REVIEWER", "ADJUDICATOR", "MANAGER", "FINANCE")) {
                installation.person(admin, role.toLowerCase(Locale.ROOT), role);
            }
            for (String login : List.of("expert", "reviewer", "adjudicator", "manager", "finance", "ada")) {
                try (BrowserContext profile = chromium.profile(installation.url(), ColorScheme.LIGHT)) {
                    Page page = Chromium.signIn(profile, login, Installation.PASSWORD);
                    walk(profile, page, "empty-" + login, List.of(ColorScheme.LIGHT));
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(seen).hasSizeGreaterThan(20);
    }

    @Test
    void pagesThatRefuseAreSound() {
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
            PageInspection inspection = new PageInspection(profile.newPage(), "refused");
            inspection.of("signed out", "/tasks", BOTH, faults);
            inspection.end();
            inspection = new PageInspection(Chromium.signIn(profile, "ines"), "refused");
            inspection.of("nothing there", "/nothing/there", BOTH, faults);
            inspection.of("not hers", "/people", BOTH, faults);
            inspection.of("no such task", "/tasks/00000000-0000-0000-0000-000000000000", BOTH, faults);
            inspection.of("no id", "/tasks/1%27%3B--", BOTH, faults);
            inspection.of("bad filter", "/catalog?minStars=many", BOTH, faults);
        }

        assertThat(faults).isEmpty();
    }

    /** What the demo does not show until a manager makes it: a frozen dashboard, a gold task, a step for many tasks. */
    @Test
    void pagesOfWhatManagersMakeAreSound() {
        Session mara = new Session(RunningDemo.url()).demo("mara");
        String campaign = mara.json("/api/v1/campaigns").at("/campaigns/0/id").asString();
        String snapshot = made(mara.form("/campaigns/" + campaign + "/dashboard/snapshots", Map.of("period", "all")));
        List<String> settled = Pattern.compile("<option value=\"([0-9a-f-]{36})\"")
                .matcher(mara.get("/golds").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(settled).as("tasks with one outcome").isNotEmpty();
        String takenAway = prepared(mara, Map.of("action", "take_away", "query", "view=all"));
        String act = prepared(mara, Map.of("action", "withdraw", "tasks", settled));
        try (BrowserContext profile = chromium.profile(RunningDemo.url(), ColorScheme.LIGHT)) {
            PageInspection inspection = new PageInspection(Chromium.signIn(profile, "mara"), "made");
            inspection.of("snapshot", snapshot, BOTH, faults);
            inspection.of("dashboard", "/campaigns/" + campaign + "/dashboard", BOTH, faults);
            inspection.of("golds to be", "/golds", BOTH, faults);
            String gold =
                    made(mara.form("/golds", Map.of("task", settled.getFirst(), "extra", "2", "reason", "All agree.")));
            inspection.of("gold", gold, BOTH, faults);
            inspection.of("golds", "/golds", BOTH, faults);
            inspection.of("bulk taking away", takenAway, BOTH, faults);
            inspection.of("bulk choice", "/tasks?view=all", BOTH, faults);
            inspection.of("bulk preview", act, BOTH, faults);
            mara.form(gold + "/retirement", Map.of());
            inspection.of("gold retired", gold, BOTH, faults);
            mara.form(act + "/start", Map.of("reason", "Imported twice."));
            Until.holds(
                    "the act",
                    Duration.ofMinutes(2),
                    () -> mara.json("/api/v1" + act).path("state").asString().equals("done"));
            inspection.of("bulk done", act, BOTH, faults);
            inspection.of("bulk acts", "/bulk-acts", BOTH, faults);
        }

        assertThat(faults).isEmpty();
    }

    /** Page of a step for many tasks that nobody started yet. */
    private static String prepared(Session manager, Map<String, Object> wanted) {
        HttpResponse<String> answer = manager.post("/api/v1/bulk-acts", wanted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "/bulk-acts/"
                + JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    private static String made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Looks at all pages of that person of a kind that nobody had before. */
    private void walk(BrowserContext profile, Page page, String login, List<ColorScheme> colors) {
        PageWalk walk = new PageWalk(profile.request());
        Map<String, String> pages = walk.pages();
        walk.broken().forEach(link -> faults.put(login + " " + link, List.of("broken link")));
        pages.keySet().removeIf(kind -> !kind.equals("/") && !seen.add(kind));
        PageInspection inspection = new PageInspection(page, login);
        pages.forEach((kind, address) -> inspection.of(kind, address, colors, faults));
    }
}
