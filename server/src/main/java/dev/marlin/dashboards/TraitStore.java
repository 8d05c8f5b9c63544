package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that reads what submitted comparisons are of: task, repository, and how the verifiers found both sides. */
@Repository
class TraitStore {
    private final JdbcClient jdbc;

    TraitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of every submitted comparison of the campaign. */
    Map<UUID, Battle.Traits> traits(CampaignId campaign) {
        Map<UUID, Battle.Traits> traits = new HashMap<>();
        jdbc.sql("""
                SELECT c.id, t.category, coalesce(p.language, 'unknown') AS language, p.key AS repository,
                       ra.resolved AS resolved_a, rb.resolved AS resolved_b
                FROM submission s JOIN comparison c ON c.id = s.comparison_id
                JOIN comparison_sides d ON d.comparison_id = c.id
                JOIN task t ON t.id = c.task_id JOIN repository p ON p.id = t.repository_id
                LEFT JOIN LATERAL (\
                """ + resolved("d.candidate_a") + ") ra ON true LEFT JOIN LATERAL (" + resolved("d.candidate_b") + """
                ) rb ON true
                WHERE s.campaign_id = ?
                """)
                .param(campaign.value())
                .query((row, n) -> traits.put(Columns.uuid(row, "id"), traits(row)))
                .list();
        return traits;
    }

    /** Whether a candidate's latest run of the last turn passed everything; no row or null: it cannot be said. */
    private static String resolved(String candidate) {
        return """
            SELECT bool_and(v.status = 'PASS') AS resolved
            FROM verification v WHERE v.run_id = (
                SELECT r.id FROM run r WHERE r.candidate_id = %s AND r.turn = c.turn AND r.state = 'FINISHED'
                ORDER BY r.attempt DESC LIMIT 1)
            HAVING bool_and(v.status IN ('PASS', 'FAIL'))
            """.formatted(candidate);
    }

    private static Battle.Traits traits(ResultSet row) throws SQLException {
        boolean a = row.getBoolean("resolved_a");
        boolean known = !row.wasNull();
        boolean b = row.getBoolean("resolved_b");
        known &= !row.wasNull();
        return new Battle.Traits(
                row.getString("category"),
                row.getString("language"),
                row.getString("repository"),
                known ? Optional.of(new Battle.Resolved(a, b)) : Optional.empty());
    }
}
