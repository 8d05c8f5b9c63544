package dev.marlin.dashboards.alerts;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of rules and alerts. */
@Repository
class AlertStore {
    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the campaign is watched for this already. */
    boolean insert(AlertRule rule) {
        return jdbc.sql("""
            INSERT INTO campaign_alert_rule (id, campaign_id, kind, bound, state, set_by, set_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
                        .params(
                                rule.id(),
                                rule.campaign().value(),
                                rule.kind().name(),
                                rule.bound(),
                                rule.state().name(),
                                rule.setBy().value(),
                                Columns.at(rule.setAt()))
                        .update()
                == 1;
    }

    void end(UUID rule, AlertRuleState state, Instant at) {
        jdbc.sql("UPDATE campaign_alert_rule SET state = ?, ended_at = ? WHERE id = ?")
                .params(state.name(), Columns.at(at), rule)
                .update();
    }

    Optional<AlertRule> lock(UUID rule) {
        return jdbc.sql("SELECT * FROM campaign_alert_rule WHERE id = ? FOR UPDATE")
                .param(rule)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** Of all campaigns, campaign by campaign. */
    List<AlertRule> watching() {
        return jdbc.sql("SELECT * FROM campaign_alert_rule WHERE state = 'WATCHING' ORDER BY campaign_id, kind")
                .query((row, n) -> rule(row))
                .list();
    }

    List<AlertRule> watching(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM campaign_alert_rule WHERE campaign_id = ? AND state = 'WATCHING' ORDER BY kind")
                .param(campaign.value())
                .query((row, n) -> rule(row))
                .list();
    }

    void open(Alert alert) {
        jdbc.sql("INSERT INTO campaign_alert (id, rule_id, state, words, opened_at) VALUES (?, ?, ?, ?, ?)")
                .params(alert.id(), alert.rule(), alert.state().name(), alert.words(), Columns.at(alert.openedAt()))
                .update();
    }

    void close(UUID alert, AlertState state, String closing, Instant at) {
        jdbc.sql("UPDATE campaign_alert SET state = ?, closing = ?, closed_at = ? WHERE id = ?")
                .params(state.name(), closing, Columns.at(at), alert)
                .update();
    }

    Optional<Alert> openOf(UUID rule) {
        return jdbc.sql("""
            SELECT a.*, r.kind FROM campaign_alert a JOIN campaign_alert_rule r ON r.id = a.rule_id
            WHERE a.rule_id = ? AND a.state = 'OPEN'
            """).param(rule).query((row, n) -> alert(row)).optional();
    }

    /** Open ones first, then the latest, at most a hundred. */
    List<Alert> alerts(CampaignId campaign) {
        return jdbc.sql("""
            SELECT a.*, r.kind FROM campaign_alert a JOIN campaign_alert_rule r ON r.id = a.rule_id
            WHERE r.campaign_id = ? ORDER BY a.state = 'OPEN' DESC, a.opened_at DESC, a.id LIMIT 100
            """)
                .param(campaign.value())
                .query((row, n) -> alert(row))
                .list();
    }

    /** When something of the campaign was last claimed; when it was opened where nothing ever was. */
    Instant lastClaim(CampaignId campaign) {
        return jdbc.sql("""
            SELECT greatest(c.created_at, (SELECT max(r.claimed_at) FROM reservation r JOIN task t ON t.id = r.task_id
                                           WHERE t.campaign_id = c.id),
                            (SELECT max(at) FROM campaign_step s WHERE s.campaign_id = c.id)) AS latest
            FROM campaign c WHERE c.id = ?
            """)
                .param(campaign.value())
                .query((row, n) -> Columns.instant(row, "latest"))
                .single();
    }

    /** Currencies in which all accounts together do not sum to zero. */
    List<String> unbalanced() {
        return jdbc.sql("""
            SELECT a.currency FROM ledger_entry e JOIN account a ON a.id = e.account_id
            GROUP BY a.currency HAVING sum(e.amount) <> 0 ORDER BY a.currency
            """).query((row, n) -> row.getString("currency")).list();
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        return new AlertRule(
                Columns.uuid(row, "id"),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                AlertKind.valueOf(row.getString("kind")),
                row.getInt("bound"),
                AlertRuleState.valueOf(row.getString("state")),
                new PersonId(Columns.uuid(row, "set_by")),
                Columns.instant(row, "set_at"));
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "rule_id"),
                AlertKind.valueOf(row.getString("kind")),
                AlertState.valueOf(row.getString("state")),
                row.getString("words"),
                Columns.instant(row, "opened_at"),
                Columns.optionalInstant(row, "closed_at"),
                row.getString("closing"));
    }
}
