package dev.marlin.campaigns;

import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of moves to other rubric versions. */
@Repository
class RubricMoveStore {
    private final JdbcClient jdbc;

    RubricMoveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RubricMove move) {
        jdbc.sql("""
                INSERT INTO campaign_rubric_move
                    (id, campaign_id, from_version, to_version, rule, size, reason, state, proposed_by, proposed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(move.id().value())
                .param(move.campaign().value())
                .param(move.from().value())
                .param(move.to().value())
                .param(move.rule().name())
                .param(move.size().orElse(null))
                .param(move.reason())
                .param(move.state().name())
                .param(move.proposedBy().value())
                .param(Columns.at(move.proposedAt()))
                .update();
    }

    void end(RubricMoveId id, RubricMove.State state, PersonId by, Instant at) {
        jdbc.sql("UPDATE campaign_rubric_move SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?")
                .param(state.name())
                .param(by.value())
                .param(Columns.at(at))
                .param(id.value())
                .update();
    }

    /** The campaign takes the version from now on, and the history says so. */
    void take(RubricMove move, Instant since) {
        jdbc.sql("UPDATE campaign SET rubric_version_id = ? WHERE id = ?")
                .params(move.to().value(), move.campaign().value())
                .update();
        jdbc.sql("""
                INSERT INTO campaign_rubric_use (campaign_id, number, rubric_version_id, since, move_id)
                SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ? FROM campaign_rubric_use WHERE campaign_id = ?
                """)
                .param(move.campaign().value())
                .param(move.to().value())
                .param(Columns.at(since))
                .param(move.id().value())
                .param(move.campaign().value())
                .update();
    }

    Optional<RubricMove> lock(RubricMoveId id) {
        return jdbc.sql("SELECT * FROM campaign_rubric_move WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> move(row))
                .optional();
    }

    /** Latest first. */
    List<RubricMove> of(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM campaign_rubric_move WHERE campaign_id = ? ORDER BY proposed_at DESC, id")
                .param(campaign.value())
                .query((row, n) -> move(row))
                .list();
    }

    /** Oldest first. */
    List<RubricMove.Use> uses(CampaignId campaign) {
        return jdbc.sql("SELECT * FROM campaign_rubric_use WHERE campaign_id = ? ORDER BY number")
                .param(campaign.value())
                .query((row, n) -> new RubricMove.Use(
                        new RubricVersionId(Columns.uuid(row, "rubric_version_id")), Columns.instant(row, "since")))
                .list();
    }

    private static RubricMove move(ResultSet row) throws SQLException {
        return new RubricMove(
                new RubricMoveId(Columns.uuid(row, "id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                new RubricVersionId(Columns.uuid(row, "from_version")),
                new RubricVersionId(Columns.uuid(row, "to_version")),
                RubricMove.Rule.valueOf(row.getString("rule")),
                Columns.optionalText(row, "size"),
                row.getString("reason"),
                RubricMove.State.valueOf(row.getString("state")),
                new PersonId(Columns.uuid(row, "proposed_by")),
                Columns.instant(row, "proposed_at"),
                Columns.optionalUuid(row, "decided_by").map(PersonId::new));
    }
}
