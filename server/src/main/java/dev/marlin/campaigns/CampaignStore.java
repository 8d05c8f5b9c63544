package dev.marlin.campaigns;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of campaigns; why they were moved is sealed under the key of whoever moved them. */
@Repository
class CampaignStore {
    private static final String SELECT = """
        SELECT c.*, ARRAY(SELECT agent_version_id FROM campaign_agent a
                          WHERE a.campaign_id = c.id ORDER BY a.position) AS agent_versions
        FROM campaign c
        """;

    private final JdbcClient jdbc;
    private final Vault vault;

    CampaignStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Two managers who choose the same name at once: the second gets told, not a broken statement. */
    void lockNames() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('campaign names', 0))")
                .query((rows, n) -> n)
                .single();
    }

    void insert(CampaignId id, NewCampaign wanted, CampaignState state, PersonId by) {
        jdbc.sql("""
            INSERT INTO campaign (id, name, state, privacy_class, rubric_version_id, reviewers, currency,
                                  author_fee_minor, reviewer_fee_minor, deadline, created_by, judgements,
                                  lease_minutes, grace_minutes, pauses, pause_minutes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .param(id.value())
                .param(wanted.name())
                .param(state.name())
                .param(wanted.privacyClass().name())
                .param(wanted.rubricVersion().value())
                .param(wanted.reviewers())
                .param(wanted.authorFee().currency().getCurrencyCode())
                .param(wanted.authorFee().minorUnits())
                .param(wanted.reviewerFee().minorUnits())
                .param(Columns.at(wanted.deadline()))
                .param(by.value())
                .param(wanted.claims().judgements())
                .param(wanted.claims().lease().toMinutes())
                .param(wanted.claims().grace().toMinutes())
                .param(wanted.claims().pauses())
                .param(wanted.claims().pause().toMinutes())
                .update();
        int position = 0;
        for (UUID version : wanted.agentVersions()) {
            jdbc.sql("INSERT INTO campaign_agent (campaign_id, position, agent_version_id) VALUES (?, ?, ?)")
                    .params(id.value(), ++position, version)
                    .update();
        }
        jdbc.sql("""
            INSERT INTO campaign_rubric_use (campaign_id, number, rubric_version_id, since)
            VALUES (?, 1, ?, house_now())
            """).params(id.value(), wanted.rubricVersion().value()).update();
    }

    /** The campaign stands there from now on, and its history says who moved it and why. */
    void move(CampaignId id, CampaignMove move) {
        jdbc.sql("UPDATE campaign SET state = ?, closed_at = CASE WHEN ? = 'CLOSED' THEN ?::timestamptz END"
                        + " WHERE id = ?")
                .param(move.step().arrow().to().name())
                .param(move.step().arrow().to().name())
                .param(Columns.at(move.at()))
                .param(id.value())
                .update();
        int number = jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM campaign_step WHERE campaign_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
            INSERT INTO campaign_step (campaign_id, number, step, state, reason, by_person, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
                .param(id.value())
                .param(number)
                .param(move.step().name())
                .param(move.step().arrow().to().name())
                .param(vault.seal(move.by(), reason(id, number), move.reason()))
                .param(move.by().value())
                .param(Columns.at(move.at()))
                .update();
    }

    /** Latest first. */
    List<CampaignMove> moves(CampaignId id) {
        return jdbc.sql("""
            SELECT *, (SELECT k.wrapped FROM person_key k WHERE k.person_id = by_person) AS wrapped
            FROM campaign_step WHERE campaign_id = ? ORDER BY number DESC
            """).param(id.value()).query((row, n) -> move(id, row)).list();
    }

    private CampaignMove move(CampaignId id, ResultSet row) throws SQLException {
        PersonId by = new PersonId(Columns.uuid(row, "by_person"));
        Place place = reason(id, row.getInt("number"));
        return new CampaignMove(
                CampaignStep.valueOf(row.getString("step")),
                vault.open(by, place, row.getString("reason"), row.getBytes("wrapped"))
                        .words(),
                by,
                Columns.instant(row, "at"));
    }

    private static Place reason(CampaignId id, int number) {
        return Place.of("campaign_step.reason", id.value(), number);
    }

    Optional<Campaign> find(CampaignId id) {
        return jdbc.sql(SELECT + "WHERE c.id = ?")
                .param(id.value())
                .query((rows, n) -> campaign(rows))
                .optional();
    }

    Optional<Campaign> findByName(String name) {
        return jdbc.sql(SELECT + "WHERE c.name = ?")
                .param(name)
                .query((rows, n) -> campaign(rows))
                .optional();
    }

    Optional<Campaign> lock(CampaignId id) {
        return jdbc.sql(SELECT + "WHERE c.id = ? FOR UPDATE")
                .param(id.value())
                .query((rows, n) -> campaign(rows))
                .optional();
    }

    Optional<Campaign> lockShared(CampaignId id) {
        return jdbc.sql(SELECT + "WHERE c.id = ? FOR SHARE")
                .param(id.value())
                .query((rows, n) -> campaign(rows))
                .optional();
    }

    List<Campaign> all() {
        return jdbc.sql(SELECT + "ORDER BY c.created_at DESC, c.id")
                .query((rows, n) -> campaign(rows))
                .list();
    }

    List<Campaign> open() {
        return jdbc.sql(SELECT + "WHERE c.state = 'OPEN' ORDER BY c.name")
                .query((rows, n) -> campaign(rows))
                .list();
    }

    long openWith(RubricVersionId version) {
        return jdbc.sql("SELECT count(*) FROM campaign WHERE rubric_version_id = ? AND state <> 'CLOSED'")
                .param(version.value())
                .query(Long.class)
                .single();
    }

    private static ClaimTerms claims(ResultSet row) throws SQLException {
        return new ClaimTerms(
                row.getInt("judgements"),
                Duration.ofMinutes(row.getInt("lease_minutes")),
                Duration.ofMinutes(row.getInt("grace_minutes")),
                row.getInt("pauses"),
                Duration.ofMinutes(row.getInt("pause_minutes")));
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        Array versions = row.getArray("agent_versions");
        return new Campaign(
                new CampaignId(Columns.uuid(row, "id")),
                row.getString("name"),
                CampaignState.valueOf(row.getString("state")),
                PrivacyClass.valueOf(row.getString("privacy_class")),
                List.of((UUID[]) versions.getArray()),
                new RubricVersionId(Columns.uuid(row, "rubric_version_id")),
                row.getInt("reviewers"),
                Money.of(row.getLong("author_fee_minor"), currency),
                Money.of(row.getLong("reviewer_fee_minor"), currency),
                Columns.optionalInstant(row, "deadline"),
                claims(row),
                Columns.instant(row, "created_at"));
    }
}
