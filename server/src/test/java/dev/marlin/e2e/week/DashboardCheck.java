package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.DuckDb;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What managers read of a campaign's outcome is what anybody counts in its release. */
final class DashboardCheck {
    private DashboardCheck() {}

    static void holds(Caller manager, String campaign, Path release) {
        JsonNode board = manager.ask("/api/v1/leaderboard?includeScripted=true&campaign=" + campaign)
                .must()
                .json();
        String file = Exports.table(release, "judgements");
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

    private static long count(String file, String which) {
        List<List<String>> rows = DuckDb.query("SELECT count(*) FROM read_parquet(?) WHERE counts AND " + which, file);
        return Long.parseLong(rows.getFirst().getFirst());
    }
}
