package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.DuckDb;
import dev.marlin.testkit.figures.DashboardFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What managers read of a campaign is what anybody counts in what leaves the house: records, release and books. */
final class DashboardCheck {
    private DashboardCheck() {}

    /** @param books folder of the periods' CSV files, which hold the whole ledger */
    static void holds(Caller manager, String campaign, Path release, Path books) {
        leaderboard(manager, campaign, Exports.table(release, "judgements"));
        String path = "/api/v1/campaigns/" + campaign + "/dashboard";
        JsonNode counted = DashboardFigures.hold(
                manager.download(path + "/records"), folder(release), Exports.table(release, "judgements"));
        JsonNode board = manager.json(path);
        for (String part : List.of(
                "preferences",
                "agreement",
                "agreementSlices",
                "bias",
                "verifiers",
                "costs",
                "costSlices",
                "forecasts",
                "outliers")) {
            assertThat(board.path(part)).as(part).isEqualTo(counted.path(part));
        }
        money(campaign, counted, books);
    }

    private static Path folder(Path release) {
        try {
            return Files.createDirectory(release.resolveSibling(release.getFileName() + "-records"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void leaderboard(Caller manager, String campaign, String file) {
        JsonNode board = manager.ask("/api/v1/leaderboard?includeScripted=true&campaign=" + campaign)
                .must()
                .json();
        assertThat(board.path("battles").asLong()).as("battles").isEqualTo(count(file, "TRUE"));
        assertThat(board.path("ties").asLong()).as("ties").isEqualTo(count(file, "overall = 'tie'"));
        assertThat(board.path("bothBad").asLong()).as("both bad").isEqualTo(count(file, "overall = 'both_bad'"));
        for (JsonNode group : board.path("groups")) {
            for (JsonNode row : group) {
                String agent = row.path("agent").asString().replace("'", "");
                String won = "(agent_a = '%1$s' AND overall LIKE 'a_%%' OR agent_b = '%1$s' AND overall LIKE 'b_%%')"
                        .formatted(agent);
                String lost = "(agent_b = '%1$s' AND overall LIKE 'a_%%' OR agent_a = '%1$s' AND overall LIKE 'b_%%')"
                        .formatted(agent);
                assertThat(row.path("wins").asLong())
                        .as(agent + " wins")
                        .isEqualTo(count(file, "(NOT overall = 'both_bad') AND " + won));
                assertThat(row.path("losses").asLong())
                        .as(agent + " losses")
                        .isEqualTo(count(file, "(NOT overall = 'both_bad') AND " + lost));
            }
        }
    }

    /** What people earned in the campaign is what the closed periods say. */
    private static void money(String campaign, JsonNode board, Path books) {
        String rows = "read_csv('" + books + "/period-*.csv', all_varchar = true, header = true)";
        Map<String, BigDecimal> booked = new HashMap<>();
        DuckDb.query("SELECT currency, sum(amount::DECIMAL(18, 2)) FROM " + rows
                        + " WHERE account IN ('person_payable', 'person_on_hold', 'person_paying', 'person_paid',"
                        + " 'person_carried') AND transaction IN (SELECT transaction FROM " + rows
                        + " WHERE \"row\" = 'movement' AND account = 'campaign_spent' AND owner = '" + campaign
                        + "') AND \"row\" = 'movement' GROUP BY currency")
                .forEach(row -> booked.put(row.get(0), new BigDecimal(row.get(1))));
        Map<String, BigDecimal> told = new HashMap<>();
        board.path("costs")
                .forEach(row -> told.put(
                        row.path("currency").asString(),
                        new BigDecimal(row.path("earned").asString()).setScale(2)));
        assertThat(told).as("earned").isEqualTo(booked);
    }

    private static long count(String file, String which) {
        List<List<String>> rows = DuckDb.query("SELECT count(*) FROM read_parquet(?) WHERE counts AND " + which, file);
        return Long.parseLong(rows.getFirst().getFirst());
    }
}
