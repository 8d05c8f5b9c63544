package dev.marlin.web.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Overall;
import dev.marlin.dashboards.Period;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Digest;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A campaign over HTTP, by two managers: its money, its way, its numbers, its alerts. */
class CampaignPagesTest {
    private static SettledServer world;
    private static Campaign campaign;
    private static AgentVersion first;
    private static AgentVersion second;
    private static String path;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        world.server.person("milo", Role.MANAGER);
        first = world.agent("Aldebaran");
        second = world.agent("Betelgeuse");
        campaign = world.campaign(first, second);
        path = "/campaigns/" + campaign.id();
        world.atOnce(() -> {
            for (int i = 0; i < 36; i++) {
                world.compare(world.task(campaign, "task " + i), first, second)
                        .turn(Work.of("+ a\n", "Done."), Work.of("+ b\n", "Done."))
                        .accept(i % 3 == 0 ? Overall.TIE : Overall.A_BETTER);
            }
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aBudgetIsSetByOneAndRaisedByTwo() {
        Session mara = world.server.as("mara");
        Session milo = world.server.as("milo");
        assertThat(budget(mara, "1000.00").statusCode()).isEqualTo(303);
        assertThat(mara.get(path).body()).contains("1000.00", "Committed");
        assertThat(budget(mara, "2000.00").statusCode()).isEqualTo(303);
        String change = found(mara.get(path).body(), "(/campaigns/[0-9a-f-]+/budget/[0-9a-f-]{36})/withdrawal");
        assertThat(mara.form(change + "/confirmation", Map.of()).body()).contains("a second manager decides");
        assertThat(milo.form(change + "/confirmation", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mara.json("/api/v1" + path + "/budget").at("/money/0/budget").asString())
                .isEqualTo("2000.00");
    }

    private static HttpResponse<String> budget(Session session, String amount) {
        return session.form(path + "/budget", Map.of("amount", amount, "currency", "USD", "reason", "Agreed."));
    }

    @Test
    void pausingAsksForAReasonAndTheHistoryKeepsIt() {
        Session mara = world.server.as("mara");
        HttpResponse<String> refused = mara.form(path + "/pause", Map.of("reason", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("reason: 1 to 500 characters");
        assertThat(mara.form(path + "/pause", Map.of("reason", "A verifier broke."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(mara.get(path).body()).contains("paused", "A verifier broke.", "Resume it");
        assertThat(mara.form(path + "/resume", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mara.json("/api/v1" + path).at("/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void theDashboardShowsNumbersWithIntervalsTheirTablesAndPictures() {
        Session mara = world.server.as("mara");
        HttpResponse<String> page = mara.get(path + "/dashboard");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Aldebaran 1 against Betelgeuse 1", "66.7 %", "n = 36", "rel=\"prev\"", "With 200 more");
        assertThat(mara.get(path + "/dashboard?period=2001-01").body()).contains("Nothing accepted in this period");
        assertThat(mara.get(path + "/dashboard?period=soon").statusCode()).isEqualTo(422);
        HttpResponse<String> chart = mara.get(path + "/dashboard/charts/preferences?period=all");
        assertThat(chart.headers().firstValue("content-type")).hasValue("image/svg+xml;charset=UTF-8");
        assertThat(mara.get(path + "/dashboard/charts/preferences?theme=dark").body())
                .contains("@media all{")
                .doesNotContain("prefers-color-scheme");
        assertThat(mara.get(path + "/dashboard/charts/funnel").statusCode()).isEqualTo(404);
        assertThat(mara.get(path + "/dashboard/tables/preferences").body()).startsWith("first,second,slice");
        assertThat(mara.json("/api/v1" + path + "/dashboard")
                        .at("/preferences/0/firstWins/n")
                        .asInt())
                .isEqualTo(36);
        assertThat(mara.api("/api/v1" + path + "/dashboard/costs").body()).startsWith("currency,earned");
        assertThat(world.server.as("ines").get(path + "/dashboard").statusCode())
                .isIn(403, 404);
    }

    @Test
    void twoPeriodsStandSideBySideWithTheirDifference() {
        Session mara = world.server.as("mara");
        String pages = path + "/dashboard/comparison";
        assertThat(mara.get(pages).body()).contains("too few to say", "Aldebaran 1 against Betelgeuse 1", "n = 36");
        JsonNode same = mara.json("/api/v1" + pages + "?period=all&with=2001-01");
        assertThat(same.at("/rows/0/before/n").asInt()).isZero();
        assertThat(mara.get(pages + "?period=all&with=all").statusCode()).isEqualTo(422);
        String month =
                Period.ALL.before(world.server.bean(Clock.class).instant()).key();
        assertThat(mara.get(pages + "?period=all&with=" + month).body()).contains("+0.0 points (-");
    }

    @Test
    void aFrozenDashboardKeepsItsBytesAndSaysWhatHasChangedSince() {
        Session mara = world.server.as("mara");
        Campaign cited = world.campaign(first, second);
        String path = "/campaigns/" + cited.id();
        tied(cited);
        HttpResponse<String> frozen = mara.form(path + "/dashboard/snapshots", Map.of("period", "all"));
        assertThat(frozen.statusCode()).isEqualTo(303);
        String address = frozen.headers().firstValue("location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(mara.get(address).body())
                .contains("Counted again just now: the same bytes", "Code changes 1", "sha256:");
        JsonNode first = mara.json("/api/v1" + address);
        assertThat(first.at("/todaySha256")).isEqualTo(first.at("/snapshot/jsonSha256"));
        byte[] json = mara.download(address + "/json").body();
        assertThat(Digest.sha256(json))
                .isEqualTo(first.at("/snapshot/jsonSha256").asString());
        assertThat(Digest.sha256(mara.download(address + "/csv").body()))
                .isEqualTo(first.at("/snapshot/csvSha256").asString());
        assertThat(first.at("/dashboard").toString()).isEqualTo(new String(json, StandardCharsets.UTF_8));
        tied(cited);
        assertThat(mara.get(address).body()).contains("other numbers stand in funnel, preferences, checks");
        assertThat(mara.download(address + "/json").body()).isEqualTo(json);
        assertThat(mara.get(path + "/dashboard").body()).contains(address);
        HttpResponse<String> again = mara.post("/api/v1" + path + "/dashboard/snapshots", Map.of("period", "2001-01"));
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(mara.json("/api/v1" + path + "/dashboard/snapshots")
                        .at("/snapshots/1/id")
                        .asString())
                .isEqualTo(address.substring(address.length() - 36));
        assertThat(world.server.as("ines").get(address).statusCode()).isIn(403, 404);
    }

    private static void tied(Campaign campaign) {
        world.compare(world.task(campaign, "tied"), first, second)
                .turn(Work.of("+ a\n", "Done."), Work.of("+ b\n", "Done."))
                .accept(Overall.TIE);
    }

    @Test
    void aRuleIsSetShownAndEnded() {
        Session mara = world.server.as("mara");
        assertThat(mara.form(path + "/alerts", Map.of("kind", "overdue_turns", "bound", "many"))
                        .body())
                .contains("bound: a whole number is needed");
        assertThat(mara.form(path + "/alerts", Map.of("kind", "overdue_turns", "bound", "3"))
                        .statusCode())
                .isEqualTo(303);
        String page = mara.get(path + "/alerts").body();
        assertThat(page).contains("More turns are overdue than 3 turns", "Nothing found");
        String rule = found(page, "(/campaigns/[0-9a-f-]+/alerts/[0-9a-f-]{36})/end");
        assertThat(mara.form(rule + "/end", Map.of()).statusCode()).isEqualTo(303);
        assertThat(mara.json("/api/v1" + path + "/alerts").at("/rules").size()).isZero();
    }

    @Test
    void aDraftIsKeptAndOpenedLater() {
        Session mara = world.server.as("mara");
        HttpResponse<String> kept = mara.form(
                "/campaigns",
                Map.ofEntries(
                        Map.entry("name", "Prepared"),
                        Map.entry("privacyClass", "CONFIDENTIAL"),
                        Map.entry("agents", campaign.agentVersions().getFirst().toString()),
                        Map.entry("rubricVersion", world.rubric.id().toString()),
                        Map.entry("reviewers", "1"),
                        Map.entry("authorFee", "1"),
                        Map.entry("reviewerFee", "1"),
                        Map.entry("currency", "USD"),
                        Map.entry("draft", "true")));
        assertThat(kept.statusCode()).as("one agent is no pair").isEqualTo(422);
        assertThat(kept.body()).contains("Keep it as a draft");
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
