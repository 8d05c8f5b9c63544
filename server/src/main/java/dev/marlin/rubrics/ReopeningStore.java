package dev.marlin.rubrics;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of drawn samples: insert only. */
@Repository
class ReopeningStore {
    private final JdbcClient jdbc;

    ReopeningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who draw for one version at once draw one after the other. */
    void lock(RubricVersionId version) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('reopening ' || ?, 0))")
                .param(version.toString())
                .query((rows, n) -> version)
                .single();
    }

    void insert(Reopenings.Draw draw, Reopenings.Wanted wanted, List<UUID> comparisons) {
        jdbc.sql("""
                INSERT INTO rubric_reopening_draw
                    (id, version_id, clauses, campaign_id, population, drawn, seed, reason, drawn_by, drawn_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(draw.id())
                .param(draw.version().value())
                .param(draw.clauses())
                .param(wanted.campaign().orElse(null))
                .param(draw.population())
                .param(draw.drawn())
                .param(draw.seed())
                .param(draw.reason())
                .param(draw.by().value())
                .param(Columns.at(draw.at()))
                .update();
        int position = 0;
        for (UUID comparison : comparisons) {
            jdbc.sql("""
                    INSERT INTO rubric_reopening (draw_id, position, version_id, comparison_id, reason)
                    VALUES (?, ?, ?, ?, ?)
                    """)
                    .params(draw.id(), ++position, draw.version().value(), comparison, draw.reason())
                    .update();
        }
    }

    /** What was drawn for the version before. */
    Set<UUID> reopened(RubricVersionId version) {
        return new HashSet<>(jdbc.sql("SELECT comparison_id FROM rubric_reopening WHERE version_id = ?")
                .param(version.value())
                .query((row, n) -> Columns.uuid(row, "comparison_id"))
                .list());
    }

    /** Latest first. */
    List<Reopenings.Draw> draws(RubricVersionId version) {
        return jdbc.sql("SELECT * FROM rubric_reopening_draw WHERE version_id = ? ORDER BY drawn_at DESC, id")
                .param(version.value())
                .query((row, n) -> new Reopenings.Draw(
                        Columns.uuid(row, "id"),
                        version,
                        row.getString("clauses"),
                        row.getInt("population"),
                        row.getInt("drawn"),
                        row.getString("seed"),
                        row.getString("reason"),
                        new PersonId(Columns.uuid(row, "drawn_by")),
                        Columns.instant(row, "drawn_at")))
                .list();
    }
}
