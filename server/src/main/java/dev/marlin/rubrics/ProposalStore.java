package dev.marlin.rubrics;

import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Proposal.Decision;
import dev.marlin.rubrics.Proposal.Round;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of proposals. */
@Repository
class ProposalStore {
    private final JdbcClient jdbc;

    ProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ProposalId id, String text, Optional<RubricVersionId> basedOn, ProposalEvent.Basis begun) {
        jdbc.sql("""
                INSERT INTO rubric_proposal (id, state, text, revision, based_on, begun_by, begun_at, changed_by, changed_at)
                VALUES (?, 'DRAFT', ?, 1, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(text)
                .param(basedOn.map(RubricVersionId::value).orElse(null))
                .param(begun.by().value())
                .param(Columns.at(begun.at()))
                .param(begun.by().value())
                .param(Columns.at(begun.at()))
                .update();
    }

    void setState(ProposalId id, ProposalState state) {
        jdbc.sql("UPDATE rubric_proposal SET state = ? WHERE id = ?")
                .params(state.name(), id.value())
                .update();
    }

    void write(ProposalId id, String text, ProposalEvent.Written event) {
        jdbc.sql("UPDATE rubric_proposal SET text = ?, revision = ?, changed_by = ?, changed_at = ? WHERE id = ?")
                .param(text)
                .param(event.revision())
                .param(event.basis().by().value())
                .param(Columns.at(event.basis().at()))
                .param(id.value())
                .update();
    }

    void insertRound(ProposalId id, Round round) {
        jdbc.sql("""
                INSERT INTO rubric_proposal_round (proposal_id, round, text, change_kind, dispute_id, proposed_by, proposed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(round.number())
                .param(round.text())
                .param(round.kind().name())
                .param(round.dispute().orElse(null))
                .param(round.proposedBy().value())
                .param(Columns.at(round.proposedAt()))
                .update();
    }

    void insertDecision(ProposalId id, Round round, Decision decision) {
        jdbc.sql("""
                INSERT INTO rubric_decision (proposal_id, round, proposed_by, outcome, words, sole, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(round.number())
                .param(round.proposedBy().value())
                .param(decision.published() ? "PUBLISHED" : "SENT_BACK")
                .param(decision.words())
                .param(decision.sole())
                .param(decision.by().value())
                .param(Columns.at(decision.at()))
                .update();
    }

    Optional<Proposal> find(ProposalId id) {
        return jdbc.sql("SELECT * FROM rubric_proposal WHERE id = ?")
                .param(id.value())
                .query((row, n) -> proposal(row))
                .optional();
    }

    Optional<Proposal> lock(ProposalId id) {
        return jdbc.sql("SELECT * FROM rubric_proposal WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, n) -> proposal(row))
                .optional();
    }

    /** Longest waiting first. */
    List<Proposal> open() {
        return jdbc.sql("""
                SELECT * FROM rubric_proposal WHERE state IN ('DRAFT', 'PROPOSED', 'SENT_BACK') ORDER BY changed_at, id
                """).query((row, n) -> proposal(row)).list();
    }

    /** Managers who may sign in, but for this one. */
    List<PersonId> otherManagers(PersonId person) {
        return jdbc.sql("""
                SELECT p.id FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = 'manager'
                WHERE p.suspended_at IS NULL AND p.id <> ? ORDER BY p.id
                """)
                .param(person.value())
                .query((row, n) -> new PersonId(Columns.uuid(row, "id")))
                .list();
    }

    private List<Round> rounds(ProposalId id) {
        return jdbc.sql("""
                SELECT r.*, d.outcome, d.words, d.sole, d.decided_by, d.decided_at
                FROM rubric_proposal_round r LEFT JOIN rubric_decision d USING (proposal_id, round)
                WHERE r.proposal_id = ? ORDER BY r.round
                """).param(id.value()).query((row, n) -> round(row)).list();
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        ProposalId id = new ProposalId(Columns.uuid(row, "id"));
        return new Proposal(
                id,
                ProposalState.valueOf(row.getString("state")),
                row.getString("text"),
                row.getInt("revision"),
                Columns.optionalUuid(row, "based_on").map(RubricVersionId::new),
                new PersonId(Columns.uuid(row, "begun_by")),
                new PersonId(Columns.uuid(row, "changed_by")),
                Columns.instant(row, "changed_at"),
                rounds(id));
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                row.getInt("round"),
                row.getString("text"),
                ChangeKind.valueOf(row.getString("change_kind")),
                Columns.optionalUuid(row, "dispute_id"),
                new PersonId(Columns.uuid(row, "proposed_by")),
                Columns.instant(row, "proposed_at"),
                decision(row));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.optionalInstant(row, "decided_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision(
                        row.getString("outcome").equals("PUBLISHED"),
                        row.getString("words"),
                        row.getBoolean("sole"),
                        new PersonId(Columns.uuid(row, "decided_by")),
                        at.get()));
    }
}
