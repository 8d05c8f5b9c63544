package dev.marlin.dashboards.snapshots;

import dev.marlin.audit.SignedHead;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of snapshots: insert only. */
@Repository
class SnapshotStore {
    private final JdbcClient jdbc;

    SnapshotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Snapshot snapshot) {
        jdbc.sql("""
                INSERT INTO dashboard_snapshot (id, campaign_id, period, as_of, rubrics, json_sha256, csv_sha256, head,
                    frozen_by, frozen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(snapshot.id())
                .param(snapshot.campaign().value())
                .param(snapshot.period())
                .param(Columns.at(snapshot.asOf()))
                .param(snapshot.rubrics().toArray(String[]::new))
                .param(snapshot.json())
                .param(snapshot.csv())
                .param(snapshot.head().line())
                .param(snapshot.frozenBy().value())
                .param(Columns.at(snapshot.frozenAt()))
                .update();
    }

    Optional<Snapshot> find(UUID id) {
        return jdbc.sql("SELECT * FROM dashboard_snapshot WHERE id = ?")
                .param(id)
                .query((row, n) -> snapshot(row))
                .optional();
    }

    /** Latest first. */
    List<Snapshot> of(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM dashboard_snapshot WHERE campaign_id = ? ORDER BY frozen_at DESC, id")
                .param(campaign.value())
                .query((row, n) -> snapshot(row))
                .list();
    }

    /** Versions of rubrics that judgements of the campaign were made by, in the order of their names. */
    List<String> rubrics(CampaignId campaign) {
        return jdbc.sql("""
                SELECT DISTINCT v.rubric || ' ' || v.number AS version FROM submission s
                JOIN standing_acceptance x ON x.submission_id = s.id JOIN judgement j ON j.id = x.judgement_id
                JOIN rubric_version v ON v.id = j.rubric_version_id WHERE s.campaign_id = ? ORDER BY version
                """)
                .param(campaign.value())
                .query((row, n) -> row.getString("version"))
                .list();
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                Columns.uuid(row, "id"),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                row.getString("period"),
                Columns.instant(row, "as_of"),
                Columns.texts(row, "rubrics"),
                row.getString("json_sha256"),
                row.getString("csv_sha256"),
                SignedHead.parse(row.getString("head")),
                new PersonId(Columns.uuid(row, "frozen_by")),
                Columns.instant(row, "frozen_at"));
    }
}
