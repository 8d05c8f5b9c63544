package dev.marlin.dashboards.records;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that reads rows as they are: no sums, no rates, nothing left out. */
@Repository
class RecordStore {
    private static final String CAMPAIGN = """
        SELECT id AS campaign, currency AS fee_currency, judgements AS places FROM campaign WHERE id = ?
        """;

    private static final String TASKS = """
        SELECT t.id AS task, t.state, t.category, coalesce(p.language, 'unknown') AS language, p.key AS repository,
               c.judgements AS places
        FROM task t JOIN campaign c ON c.id = t.campaign_id JOIN repository p ON p.id = t.repository_id
        WHERE t.campaign_id = ? ORDER BY t.id
        """;

    private static final String CLAIMS = """
        SELECT r.task_id AS task, r.place, r.claimed_at, r.lease_until, r.ended_at, r.ending
        FROM reservation r JOIN task t ON t.id = r.task_id
        WHERE t.campaign_id = ? ORDER BY r.task_id, r.fence
        """;

    private static final String SUBMISSIONS = """
        SELECT s.id AS submission, s.comparison_id AS comparison, s.task_id AS task, s.state, s.changed_at,
               va.agent || ' ' || va.version AS agent_a, vb.agent || ' ' || vb.version AS agent_b,
               lower(va.provenance) AS provenance_a, lower(vb.provenance) AS provenance_b,
               s.id NOT IN (SELECT submission_id FROM sighted_submission) AS blind,
               s.id IN (SELECT submission_id FROM gold_submission) AS extra
        FROM submission s JOIN comparison_sides d ON d.comparison_id = s.comparison_id
        JOIN candidate ca ON ca.id = d.candidate_a JOIN agent_version va ON va.id = ca.agent_version_id
        JOIN candidate cb ON cb.id = d.candidate_b JOIN agent_version vb ON vb.id = cb.agent_version_id
        WHERE s.campaign_id = ? ORDER BY s.id
        """;

    private static final String ACCEPTANCES = """
        SELECT x.submission_id AS submission, x.sequence, x.judgement_id AS judgement, x.at, e.at AS ended_at
        FROM submission s JOIN acceptance x ON x.submission_id = s.id
        LEFT JOIN acceptance_end e ON e.sequence = x.sequence
        WHERE s.campaign_id = ? ORDER BY x.sequence
        """;

    private static final String JUDGEMENTS = """
        SELECT j.id AS judgement, j.comparison_id AS comparison, j.judge_id AS judge, j.role, j.turn, j.round,
               j.sequence, j.overall, v.rubric || ' ' || v.number AS rubric, j.at
        FROM submission s JOIN judgement j ON j.comparison_id = s.comparison_id
        JOIN rubric_version v ON v.id = j.rubric_version_id
        WHERE s.campaign_id = ? ORDER BY j.sequence
        """;

    private static final String SCORES = """
        SELECT a.judgement_id AS judgement, a.axis, a.step
        FROM submission s JOIN judgement j ON j.comparison_id = s.comparison_id
        JOIN judgement_axis a ON a.judgement_id = j.id
        WHERE s.campaign_id = ? ORDER BY j.sequence, a.axis
        """;

    private static final String VERIFICATIONS = """
        SELECT s.comparison_id AS comparison, CASE r.candidate_id WHEN d.candidate_a THEN 'A' ELSE 'B' END AS side,
               r.turn, r.attempt, c.turn AS last_turn, r.state, v.position, v.status
        FROM submission s JOIN comparison c ON c.id = s.comparison_id
        JOIN comparison_sides d ON d.comparison_id = c.id
        JOIN run r ON r.candidate_id IN (d.candidate_a, d.candidate_b)
        LEFT JOIN verification v ON v.run_id = r.id
        WHERE s.campaign_id = ? ORDER BY s.comparison_id, side, r.turn, r.attempt, v.position
        """;

    private static final String TURNS = """
        SELECT s.id AS submission, a.subject_kind AS kind, a.since, a.due
        FROM submission s JOIN attention a ON a.subject_id IN (s.id, s.comparison_id)
        WHERE s.campaign_id = ? ORDER BY s.id, a.since, a.due
        """;

    private static final String MONEY = """
        SELECT t.id AS transaction, t.at, t.kind, a.kind AS account, a.currency, e.amount AS minor_units,
               s.id AS submission
        FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
        LEFT JOIN ledger_transaction o ON o.id = t.reverses
        LEFT JOIN submission s ON s.id::text = split_part(coalesce(o.reference, t.reference), '/', 1)
            AND coalesce(o.kind, t.kind) IN ('author_fee', 'reviewer_fee', 'adjudicator_fee')
        WHERE t.id IN (SELECT n.transaction_id FROM ledger_entry n JOIN account c ON c.id = n.account_id
                       WHERE c.kind = 'campaign_spent' AND c.owner_id = ?)
        ORDER BY t.at, t.id, e.id
        """;

    private final JdbcClient jdbc;

    RecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every table but those of guesses and of the export itself. */
    List<RecordTable> tables(CampaignId campaign, Function<PersonId, String> pseudonym) {
        return List.of(
                table("campaign", CAMPAIGN, campaign, pseudonym),
                table("tasks", TASKS, campaign, pseudonym),
                table("claims", CLAIMS, campaign, pseudonym),
                table("submissions", SUBMISSIONS, campaign, pseudonym),
                table("acceptances", ACCEPTANCES, campaign, pseudonym),
                table("judgements", JUDGEMENTS, campaign, pseudonym),
                table("scores", SCORES, campaign, pseudonym),
                table("verifications", VERIFICATIONS, campaign, pseudonym),
                table("turns", TURNS, campaign, pseudonym),
                table("money", MONEY, campaign, pseudonym));
    }

    private RecordTable table(String name, String sql, CampaignId campaign, Function<PersonId, String> pseudonym) {
        return jdbc.sql(sql).param(campaign.value()).query(row -> {
            ResultSetMetaData columns = row.getMetaData();
            List<String> header = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                header.add(columns.getColumnLabel(i));
            }
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (String column : header) {
                    cells.add(
                            column.equals("judge")
                                    ? pseudonym.apply(new PersonId(Columns.uuid(row, column)))
                                    : text(row, column));
                }
                rows.add(cells);
            }
            return new RecordTable(name, header, rows);
        });
    }

    private static String text(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return "";
        }
        return value instanceof Timestamp ? Columns.instant(row, column).toString() : value.toString();
    }
}
