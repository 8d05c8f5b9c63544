package dev.marlin.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.Judgement;
import dev.marlin.comparisons.Overall;
import dev.marlin.export.ReleaseRequest;
import dev.marlin.export.Releases;
import dev.marlin.identity.People;
import dev.marlin.identity.Person;
import dev.marlin.identity.Role;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.testkit.TestFiles;
import dev.marlin.testkit.figures.DashboardFigures;
import dev.marlin.testkit.settled.Settled;
import dev.marlin.testkit.settled.Settled.Work;
import dev.marlin.testkit.settled.SettledServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A campaign in numbers, held against SQL over the exported files of the same world. */
class DashboardsTest {
    private static final List<Overall> ANSWERS = List.of(
            Overall.A_BETTER,
            Overall.A_MUCH_BETTER,
            Overall.TIE,
            Overall.B_BETTER,
            Overall.BOTH_BAD,
            Overall.A_SLIGHTLY_BETTER,
            Overall.B_SLIGHTLY_BETTER);

    private static SettledServer world;
    private static Campaign campaign;
    private static Campaign small;
    private static Campaign mixed;
    private static Person reviewer;

    @BeforeAll
    static void open() {
        world = new SettledServer();
        AgentVersion first = world.agent("Aldebaran");
        AgentVersion second = world.agent("Betelgeuse");
        campaign = world.campaign(first, second);
        small = world.campaign(first, second);
        mixed = world.campaign(first, second);
        reviewer = world.server
                .bean(People.class)
                .create(new People.NewPerson("quokka.q", "Quentin Quokka", Set.of(Role.REVIEWER)), Optional.empty());
        world.atOnce(() -> {
            for (int i = 0; i < 84; i++) {
                boolean turned = i % 3 == 0;
                judged(
                        world.compare(
                                world.task(campaign, "task " + i), turned ? second : first, turned ? first : second),
                        i);
            }
            for (int i = 0; i < 12; i++) {
                judged(world.compare(world.task(small, "small " + i), first, second), i);
                judged(world.compare(world.task(mixed, "mixed " + i), first, second), i);
            }
        });
    }

    private static void judged(Settled settled, int i) {
        settled.turn(work("a", i % 2 == 0), work("b", i % 5 == 0));
        Overall overall = ANSWERS.get(i % ANSWERS.size());
        settled.judge(
                reviewer.id(),
                Judgement.Role.REVIEWER,
                i % 4 == 0 ? Overall.TIE : overall,
                "The verifier unit says so, I think.");
        settled.accept(settled.judge(
                world.expert.id(),
                Judgement.Role.AUTHOR,
                0,
                overall,
                new TreeMap<>(Map.of("correctness", 1 + i % 7)),
                "The verifier unit says so."));
    }

    private static Work work(String side, boolean resolved) {
        return new Work("+ " + side + "\n", "Done.", "Steps.", resolved);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void numbersEqualSqlOverTheExportedFiles() throws Exception {
        Dashboard board = board(campaign);
        Path folder = Files.createTempDirectory("marlin-dashboard");
        try {
            Path release = folder.resolve("release");
            world.server.bean(Releases.class).write(new ReleaseRequest(Optional.of(campaign.id()), false), release);
            JsonNode told = DashboardFigures.hold(
                    world.server
                            .as("mara")
                            .download("/api/v1/campaigns/" + campaign.id() + "/dashboard/records")
                            .body(),
                    Files.createDirectory(folder.resolve("records")),
                    parquet(release, "judgements").toString());
            assertThat(told.at("/preferences/0/firstWins/n").asLong()).isEqualTo(84);
        } finally {
            TestFiles.deleteTree(folder);
        }
    }

    private static Path parquet(Path release, String name) throws Exception {
        try (var files = Files.walk(release)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            && file.toString().contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void belowThirtyThereIsNoRate() {
        Dashboard board = board(small);
        assertThat(board.preferences().getFirst().firstWins().percent()).isEqualTo("n = 12, too few");
        assertThat(board.agreement().getFirst().alpha().decimal()).isEqualTo("n = 12, too few");
        assertThat(board.forecasts()).isEmpty();
        assertThat(DashboardChart.of(board, DashboardTable.Name.PREFERENCES)).isEmpty();
        assertThat(DashboardTable.of(board, DashboardTable.Name.PREFERENCES).csv())
                .startsWith("first,second,slice,answer,n,value,low,high\r\n")
                .contains("Aldebaran 1,Betelgeuse 1,overall,first,12,,,\r\n");
    }

    @Test
    void agreementLeavesReviewersOutWhoHeardTheAuthorFirst() {
        JdbcClient jdbc = world.server.bean(JdbcClient.class);
        int sighted = jdbc.sql("""
                        INSERT INTO submission_blindness (submission_id, blind_percent, seed, blind)
                        SELECT id, 50, decode(repeat('00', 32), 'hex'), id IN (SELECT id FROM submission
                            WHERE campaign_id = :campaign ORDER BY id LIMIT 3) IS FALSE
                        FROM submission WHERE campaign_id = :campaign
                        """).param("campaign", mixed.id().value()).update();
        assertThat(sighted).as("drawn").isEqualTo(12);
        assertThat(board(mixed).agreement().getFirst().alpha().decimal()).isEqualTo("n = 9, too few");
        assertThat(board(mixed).preferences().getFirst().firstWins().percent())
                .as("what was accepted counts all the same")
                .isEqualTo("n = 12, too few");
    }

    @Test
    void forecastsWhatTwoHundredMoreBattlesBuy() {
        Dashboard.Forecast forecast = board(campaign).forecasts().getFirst();
        assertThat(forecast.battles()).isEqualTo(72);
        assertThat(forecast.halfWidthAfter()).isCloseTo(forecast.halfWidth() * Math.sqrt(72.0 / 272), within(1e-9));
    }

    @Test
    void verifiersAreHeldAgainstPeopleAndEveryChartHasItsTable() {
        Dashboard board = board(campaign);
        assertThat(board.verifiers().pass().n()).isEqualTo(168);
        assertThat(board.verifiers().agree().n()).isBetween(20L, 60L);
        for (DashboardTable.Name name : DashboardTable.Name.values()) {
            DashboardTable table = DashboardTable.of(board, name);
            assertThat(table.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.header()));
            DashboardChart.of(board, name).ifPresent(svg -> assertThat(svg).startsWith("<svg"));
        }
        assertThat(DashboardChart.of(board, DashboardTable.Name.AGREEMENT)).isPresent();
        assertThat(DashboardChart.of(board, DashboardTable.Name.FORECASTS)).isPresent();
    }

    @Test
    void aMonthHoldsWhatWasAcceptedInIt() {
        Period now = Period.ALL.before(Instant.now());
        assertThat(dashboards().of(campaign.id(), now, world.manager.id()).preferences())
                .isNotEmpty();
        assertThat(dashboards()
                        .of(campaign.id(), Period.parse("2001-01"), world.manager.id())
                        .preferences())
                .isEmpty();
    }

    @Test
    void whoJudgesInTheCampaignMayNotReadItsNumbers() {
        assertThatThrownBy(() -> dashboards().of(campaign.id(), Period.ALL, world.expert.id()))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN))
                .hasMessageContaining("You judge in this campaign");
    }

    private static Dashboards dashboards() {
        return world.server.bean(Dashboards.class);
    }

    private static Dashboard board(Campaign of) {
        return dashboards().of(of.id(), Period.ALL, world.manager.id());
    }
}
