package dev.marlin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.comparisons.Overall;
import dev.marlin.experts.Experts;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.Digest;
import dev.marlin.store.BlobStore;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.figures.DashboardFigures;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Five people who judge each other's work alike, but for one who always prefers side A and one who gets much back. */
class WhoseWorkDiffersTest {
    private static final int SIDE_A = 2;
    private static final int GIVEN_BACK = 4;

    private static SettledServer world;
    private static Campaign campaign;
    private static String path;
    private static List<Person> people;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        AgentVersion first = world.agent("Aldebaran");
        AgentVersion second = world.agent("Betelgeuse");
        campaign = world.campaign(first, second);
        path = "/campaigns/" + campaign.id() + "/dashboard";
        people = IntStream.range(0, 5)
                .mapToObj(i -> world.server.person("judge" + i, Role.EXPERT, Role.REVIEWER))
                .toList();
        world.atOnce(() -> {
            for (int i = 0; i < 200; i++) {
                judged(world.compare(world.task(campaign, "task " + i), first, second), i);
            }
        });
    }

    private static void judged(Settled settled, int i) {
        settled.turn(Work.of("+ a\n", "Done."), Work.of("+ b\n", "Done."));
        int author = i % 5;
        int reviewer = (author + 1 + i / 5 % 4) % 5;
        JudgementId own = settled.judge(
                people.get(author).id(), Judgement.Role.AUTHOR, said(author, i, i % 14 == 0), "The verifier says so.");
        settled.judge(
                people.get(reviewer).id(), Judgement.Role.REVIEWER, said(reviewer, i, i % 14 == 7), "I think so, too.");
        boolean back = author == GIVEN_BACK && i % 2 == 0;
        settled.accept(back && i % 4 == 0 ? again(own) : own);
        sql(
                "UPDATE submission SET author_id = ?, state = ? WHERE comparison_id = ?",
                people.get(author).id().value(),
                back && i % 4 != 0 ? "rejected" : "accepted",
                settled.id().value());
        if (author == 1) {
            again(own);
        }
    }

    private static Overall said(int person, int i, boolean wavers) {
        if (person == SIDE_A || i % 2 == i / 40 % 2) {
            return Overall.A_BETTER;
        }
        return wavers ? Overall.TIE : Overall.B_BETTER;
    }

    /** The same in the next round: before acceptance it was given back, after it re-opened. */
    private static JudgementId again(JudgementId before) {
        JudgementId id = JudgementId.random();
        sql(
                "INSERT INTO judgement (id, comparison_id, judge_id, role, round, rubric_version_id, overall, confidence,"
                        + " rationale, at) SELECT ?, comparison_id, judge_id, role, 2, rubric_version_id, overall,"
                        + " confidence, rationale, at FROM judgement WHERE id = ?",
                id.value(),
                before.value());
        return id;
    }

    private static void sql(String sql, Object... parameters) {
        world.jdbc.sql(sql).params(parameters).update();
    }

    private static String who(int person) {
        return world.server
                .bean(Experts.class)
                .pseudonym(campaign.id().value(), people.get(person).id());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void theOddOnesAreFlaggedNobodyElseAndEveryNumberEqualsSql() throws Exception {
        Path folder = Files.createTempDirectory("marlin-outliers");
        try {
            JsonNode board = DashboardFigures.hold(
                    world.server.as("mara").download(path + "/records").body(), folder);
            JsonNode outliers = board.path("outliers");
            assertThat(outliers.path("rows").size()).isEqualTo(20);
            assertThat(outliers.path("rows").valueStream())
                    .allMatch(row -> row.path("tested").isObject());
            assertThat(outliers.path("rows")
                            .valueStream()
                            .filter(row -> row.at("/tested/flagged").asBoolean())
                            .map(row -> row.path("who").asString() + " "
                                    + row.path("measure").asString()))
                    .contains(who(SIDE_A) + " SIDE_A", who(SIDE_A) + " AGREES", who(GIVEN_BACK) + " GIVEN_BACK")
                    .allMatch(flag -> flag.startsWith(who(SIDE_A)) || flag.equals(who(GIVEN_BACK) + " GIVEN_BACK"));
        } finally {
            TestFiles.deleteTree(folder);
        }
    }

    @Test
    void managersAndAdminsReadItAndAreSentToTheirQuality() {
        Session mara = world.server.as("mara");
        assertThat(mara.get(path).body())
                .contains("Whose work differs", "A flag is a question", who(SIDE_A), "look at their work")
                .contains("/quality?campaign=" + campaign.id(), "prefers side A, of decided", "category bug fix");
        assertThat(mara.get("/quality?campaign=" + campaign.id()).statusCode()).isEqualTo(200);
        assertThat(mara.get(path + "/tables/outliers").body())
                .startsWith("who,measure,n,value,low,high,others,expected,p_value,q_value,flagged\r\n")
                .contains(who(SIDE_A) + ",side_a,80,1.000000,");
        assertThat(mara.get(path + "?period=2001-01").body())
                .contains("Nobody has judged anything here in this period");
        world.server.person("ada", Role.ADMIN);
        assertThat(world.server.as("ada").get(path).body()).contains(who(GIVEN_BACK));
        for (String part : List.of(path, path + "/tables/outliers", path + "/records", "/api/v1" + path)) {
            assertThat(world.server.as("judge1").get(part).statusCode()).isIn(403, 404);
        }
    }

    @Test
    void aFrozenDashboardHoldsNothingOfPeopleAndAnOlderOneStaysReadable() {
        Session mara = world.server.as("mara");
        String address = mara.form(path + "/snapshots", Map.of("period", "all"))
                .headers()
                .firstValue("location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
        String frozen = mara.get(address + "/json").body();
        assertThat(frozen).contains("\"outliers\":null").doesNotContain(who(SIDE_A));
        assertThat(mara.get(address + "/csv").body()).doesNotContain("outliers", who(SIDE_A));
        assertThat(mara.get(address).body())
                .contains("the same bytes", "Agreement slices", "Cost slices")
                .doesNotContain(who(SIDE_A));
        String older = frozen.replace(",\"outliers\":null", "").replaceAll("\"(agreement|cost)Slices\":\\[.*?],", "");
        assertThat(older).doesNotContain("Slices", "outliers");
        UUID copy = UUID.randomUUID();
        String json = world.server.bean(BlobStore.class).put(older.getBytes(StandardCharsets.UTF_8));
        assertThat(json).isEqualTo(Digest.sha256(older.getBytes(StandardCharsets.UTF_8)));
        sql(
                "INSERT INTO dashboard_snapshot (id, campaign_id, period, as_of, rubrics, json_sha256, csv_sha256, head,"
                        + " frozen_by, frozen_at) SELECT ?, campaign_id, period, as_of, rubrics, ?, csv_sha256, head,"
                        + " frozen_by, frozen_at FROM dashboard_snapshot WHERE id = ?",
                copy,
                json,
                UUID.fromString(address.substring(address.length() - 36)));
        assertThat(mara.get("/dashboards/snapshots/" + copy).body())
                .contains("There was nothing to count", "Aldebaran 1");
    }
}
