package dev.marlin.runs.results;

import dev.marlin.runner.gateway.meter.ModelUsage;
import dev.marlin.runs.RunId;
import dev.marlin.runs.reports.ModelUsed;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what attempts used of models. */
@Repository
public class UsageStore {
    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first report of an attempt counts. */
    public void insert(RunId run, ModelUsed used, Instant at) {
        jdbc.sql("""
                INSERT INTO run_usage (run_id, route, models, calls, unmeasured, fresh_input, cache_read, cache_write,
                    output, pico_dollars, prices, call_list, recording, stored_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .param(run.value())
                .param(used.route())
                .param(used.models().toArray(String[]::new))
                .param(used.calls())
                .param(used.unmeasured())
                .param(used.total().freshInput())
                .param(used.total().cacheRead())
                .param(used.total().cacheWrite())
                .param(used.total().output())
                .param(
                        used.picoDollars().isPresent()
                                ? (Long) used.picoDollars().getAsLong()
                                : null)
                .param(used.prices())
                .param(used.callList())
                .param(used.recording().orElse(null))
                .param(Columns.at(at))
                .update();
    }

    public Optional<ModelUsed> find(RunId run) {
        return jdbc.sql("SELECT * FROM run_usage WHERE run_id = ?")
                .param(run.value())
                .query((row, n) -> used(row))
                .optional();
    }

    private static ModelUsed used(ResultSet row) throws SQLException {
        Long cost = row.getObject("pico_dollars", Long.class);
        return new ModelUsed(
                row.getString("route"),
                Columns.texts(row, "models"),
                row.getInt("calls"),
                row.getInt("unmeasured"),
                new ModelUsage(
                        row.getLong("fresh_input"),
                        row.getLong("cache_read"),
                        row.getLong("cache_write"),
                        row.getLong("output")),
                cost == null ? OptionalLong.empty() : OptionalLong.of(cost),
                row.getString("prices"),
                row.getString("call_list"),
                Optional.ofNullable(row.getString("recording")));
    }
}
