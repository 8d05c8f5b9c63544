package dev.marlin.reviews.terms;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import dev.marlin.reviews.terms.TermsBook.Version;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of review terms: insert only. */
@Repository
class TermsStore {
    private final JdbcClient jdbc;

    TermsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who set terms of one campaign at once do so one after the other. */
    void lock(CampaignId campaign) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('review terms ' || ?, 0))")
                .param(campaign.toString())
                .query((rows, n) -> campaign)
                .single();
    }

    void insert(CampaignId campaign, Version version, PersonId by) {
        ReviewTerms terms = version.terms();
        jdbc.sql("""
                INSERT INTO review_terms (campaign_id, number, panels, rule, axis_gap, stability_percent, blind_percent,
                                          rounds, turn_hours, decision_hours, appeal_hours, set_by, set_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(campaign.value())
                .param(version.number())
                .param(terms.panels().toArray(new Integer[0]))
                .param(terms.rule().kind().key())
                .param(terms.rule().axisGap())
                .param(terms.rule().stabilityPercent())
                .param(terms.blindPercent())
                .param(terms.limits().rounds())
                .param(terms.limits().turn().toHours())
                .param(terms.limits().decision().toHours())
                .param(terms.limits().appeal().toHours())
                .param(by.value())
                .param(Columns.at(version.at()))
                .update();
    }

    Optional<Version> latest(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM review_terms WHERE campaign_id = ? ORDER BY number DESC LIMIT 1")
                .param(campaign.value())
                .query((row, n) -> version(row))
                .optional();
    }

    Optional<Version> find(CampaignId campaign, int number) {
        return jdbc.sql("SELECT * FROM review_terms WHERE campaign_id = ? AND number = ?")
                .params(campaign.value(), number)
                .query((row, n) -> version(row))
                .optional();
    }

    /** Latest first. */
    List<Version> all(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM review_terms WHERE campaign_id = ? ORDER BY number DESC")
                .param(campaign.value())
                .query((row, n) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("number"),
                new ReviewTerms(
                        List.of((Integer[]) row.getArray("panels").getArray()),
                        new AgreementRule(
                                AgreementRule.Kind.parse(row.getString("rule")),
                                row.getInt("axis_gap"),
                                row.getInt("stability_percent")),
                        row.getInt("blind_percent"),
                        new ReviewTerms.Limits(
                                row.getInt("rounds"),
                                Duration.ofHours(row.getInt("turn_hours")),
                                Duration.ofHours(row.getInt("decision_hours")),
                                Duration.ofHours(row.getInt("appeal_hours")))),
                Optional.of(new PersonId(Columns.uuid(row, "set_by"))),
                Columns.instant(row, "set_at"));
    }
}
