package dev.marlin.comparisons.use;

import dev.marlin.rubrics.ClauseUse.Query;
import dev.marlin.rubrics.ClauseUse.Use;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.store.Columns;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of who rests on a rubric. An axis that was answered "not applicable" was not used. */
@Repository
class RubricUseStore {
    private static final String USED = """
            FROM judgement j
            JOIN judgement_axis a ON a.judgement_id = j.id AND a.axis = :axis AND a.step IS NOT NULL
            JOIN comparison c ON c.id = j.comparison_id
            WHERE j.rubric_version_id = ANY (:versions::uuid[])
                AND (:campaign::uuid IS NULL OR c.campaign_id = :campaign::uuid)
            """;

    private final JdbcClient jdbc;

    RubricUseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(Query query) {
        return ask("SELECT count(*) " + USED, query).query(Long.class).single();
    }

    List<Use> page(Query query, Optional<UUID> after, int limit) {
        return ask(
                        "SELECT j.id, j.comparison_id, j.rubric_version_id, j.role, j.at " + USED
                                + "AND (:after::uuid IS NULL OR j.id > :after::uuid) ORDER BY j.id LIMIT :limit",
                        query)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, n) -> new Use(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "comparison_id"),
                        new RubricVersionId(Columns.uuid(row, "rubric_version_id")),
                        row.getString("role"),
                        Columns.instant(row, "at")))
                .list();
    }

    Set<UUID> submitted(Query query) {
        return new HashSet<>(ask("SELECT DISTINCT c.id " + USED + "AND c.state = 'submitted'", query)
                .query((row, n) -> Columns.uuid(row, "id"))
                .list());
    }

    long openComparisons(RubricVersionId version) {
        return jdbc.sql("""
                SELECT count(*) FROM comparison
                WHERE rubric_version_id = ? AND state IN ('open', 'awaiting_turn', 'reopened')
                """).param(version.value()).query(Long.class).single();
    }

    long judgements(RubricVersionId version) {
        return jdbc.sql("SELECT count(*) FROM judgement WHERE rubric_version_id = ?")
                .param(version.value())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec ask(String sql, Query query) {
        return jdbc.sql(sql)
                .param("axis", query.key())
                .param(
                        "versions",
                        query.versions().stream().map(RubricVersionId::value).toArray(UUID[]::new))
                .param("campaign", query.campaign().orElse(null));
    }
}
