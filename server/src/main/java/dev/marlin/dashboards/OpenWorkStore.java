package dev.marlin.dashboards;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that reads what is under way. */
@Repository
class OpenWorkStore {
    /** Parameters: the campaign, twice. */
    private static final String WORK = """
        WITH work AS (
            SELECT t.id, t.title, 'held' AS stands, p.display_name AS owners, r.claimed_at AS since, r.lease_until AS due
            FROM reservation r JOIN task t ON t.id = r.task_id JOIN person p ON p.id = r.holder_id
            WHERE t.campaign_id = ? AND r.ended_at IS NULL
            UNION ALL
            SELECT t.id, t.title, s.state, coalesce(w.owners, ''), s.changed_at, w.due
            FROM submission s JOIN task t ON t.id = s.task_id
            LEFT JOIN LATERAL (
                SELECT string_agg(DISTINCT p.display_name, ', ' ORDER BY p.display_name) AS owners, min(a.due) AS due
                FROM attention a JOIN person p ON p.id = a.person_id WHERE a.subject_id IN (s.id, s.comparison_id)
            ) w ON true
            WHERE s.campaign_id = ? AND s.state IN ('submitted', 'in_review', 'returned', 'in_adjudication', 'in_appeal')
        )
        """;

    private final JdbcClient jdbc;

    OpenWorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OpenWork of(CampaignId campaign) {
        List<OpenWork.Item> items = jdbc.sql(WORK + "SELECT * FROM work ORDER BY due NULLS LAST, since, id LIMIT ?")
                .params(campaign.value(), campaign.value(), OpenWork.MOST)
                .query((row, n) -> new OpenWork.Item(
                        new TaskId(Columns.uuid(row, "id")),
                        row.getString("title"),
                        row.getString("stands").replace('_', ' '),
                        row.getString("owners"),
                        Columns.instant(row, "since"),
                        Columns.optionalInstant(row, "due")))
                .list();
        long total = items.size() < OpenWork.MOST
                ? items.size()
                : jdbc.sql(WORK + "SELECT count(*) FROM work")
                        .params(campaign.value(), campaign.value())
                        .query(Long.class)
                        .single();
        return new OpenWork(items, total);
    }
}
