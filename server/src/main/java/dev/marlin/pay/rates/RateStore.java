package dev.marlin.pay.rates;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of rates and terms. Nothing here updates or deletes. */
@Repository
class RateStore {
    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Rate rate) {
        jdbc.sql("""
                INSERT INTO pay_rate (id, campaign_id, job, category, skill, currency, amount, effective_from, reason,
                                      proposed_by, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        rate.id(),
                        rate.scope().campaign().value(),
                        rate.scope().job().key(),
                        rate.scope().category(),
                        rate.scope().skill(),
                        rate.amount().currency().getCurrencyCode(),
                        rate.amount().minorUnits(),
                        Columns.at(rate.effectiveFrom()),
                        rate.reason(),
                        rate.agreed().proposedBy().value(),
                        rate.agreed().decidedBy().value(),
                        Columns.at(rate.agreed().at()))
                .update();
    }

    /** Rates in force at the moment that fit the task's category and its repository's main language. */
    List<Rate> fitting(CampaignId campaign, Job job, TaskId task, Instant at) {
        return jdbc.sql("""
                SELECT r.* FROM pay_rate r
                LEFT JOIN task t ON t.id = ? LEFT JOIN repository p ON p.id = t.repository_id
                WHERE r.campaign_id = ? AND r.job = ? AND r.effective_from <= ?
                AND r.category IN ('ANY', lower(t.category)) AND r.skill IN ('ANY', lower(p.language))
                """)
                .params(task.value(), campaign.value(), job.key(), Columns.at(at))
                .query((row, n) -> rate(row))
                .list();
    }

    List<Rate> all() {
        return jdbc.sql("SELECT * FROM pay_rate ORDER BY decided_at DESC, id")
                .query((row, n) -> rate(row))
                .list();
    }

    void insert(Terms terms) {
        jdbc.sql("""
                INSERT INTO pay_terms (task_id, fence, person_id, campaign_id, rate_id, currency, amount, rule, claimed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (task_id, fence) DO NOTHING
                """)
                .param(terms.task().value())
                .param(terms.fence())
                .param(terms.person().value())
                .param(terms.campaign().value())
                .param(terms.quote().rate().orElse(null))
                .param(terms.quote().amount().currency().getCurrencyCode())
                .param(terms.quote().amount().minorUnits())
                .param(terms.quote().rule())
                .param(Columns.at(terms.claimedAt()))
                .update();
    }

    Optional<Terms> terms(TaskId task, long fence) {
        return jdbc.sql("SELECT * FROM pay_terms WHERE task_id = ? AND fence = ?")
                .params(task.value(), fence)
                .query((row, n) -> terms(row))
                .optional();
    }

    Optional<Terms> latestTerms(TaskId task, PersonId person) {
        return jdbc.sql("SELECT * FROM pay_terms WHERE person_id = ? AND task_id = ? ORDER BY fence DESC LIMIT 1")
                .params(person.value(), task.value())
                .query((row, n) -> terms(row))
                .optional();
    }

    List<Terms> termsOf(PersonId person) {
        return jdbc.sql("SELECT * FROM pay_terms WHERE person_id = ? ORDER BY claimed_at DESC, task_id, fence DESC")
                .param(person.value())
                .query((row, n) -> terms(row))
                .list();
    }

    private static Rate rate(ResultSet row) throws SQLException {
        return new Rate(
                Columns.uuid(row, "id"),
                new Scope(
                        new CampaignId(Columns.uuid(row, "campaign_id")),
                        Job.parse(row.getString("job")),
                        row.getString("category"),
                        row.getString("skill")),
                Money.of(row.getLong("amount"), row.getString("currency")),
                Columns.instant(row, "effective_from"),
                row.getString("reason"),
                new Rate.Agreed(
                        new PersonId(Columns.uuid(row, "proposed_by")),
                        new PersonId(Columns.uuid(row, "decided_by")),
                        Columns.instant(row, "decided_at")));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                new TaskId(Columns.uuid(row, "task_id")),
                row.getLong("fence"),
                new PersonId(Columns.uuid(row, "person_id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                new Quote(
                        Columns.optionalUuid(row, "rate_id"),
                        Money.of(row.getLong("amount"), row.getString("currency")),
                        row.getString("rule")),
                Columns.instant(row, "claimed_at"));
    }
}
