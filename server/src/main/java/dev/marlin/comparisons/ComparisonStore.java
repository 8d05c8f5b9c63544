package dev.marlin.comparisons;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.PairId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of comparisons, their sides and receipts. */
@Repository
class ComparisonStore {
    private final JdbcClient jdbc;

    ComparisonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts comparison, sides and seed; false when the pair has a comparison already. */
    boolean insert(Comparison comparison) {
        return jdbc.sql("""
                        INSERT INTO comparison (id, pair_id, task_id, campaign_id, expert_id, rubric_version_id, state,
                            turn, round, opened_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pair_id) DO NOTHING
                        """)
                        .param(comparison.id().value())
                        .param(comparison.pair().value())
                        .param(comparison.task().value())
                        .param(comparison.campaign().value())
                        .param(comparison.expert().value())
                        .param(comparison.rubricVersion().value())
                        .param(comparison.state().key())
                        .param(comparison.turn())
                        .param(comparison.round())
                        .param(Columns.at(comparison.openedAt()))
                        .param(Columns.at(comparison.changedAt()))
                        .update()
                == 1;
    }

    void rebind(ComparisonId id, RubricVersionId version, int round, Instant at) {
        jdbc.sql("UPDATE comparison SET rubric_version_id = ?, round = ?, changed_at = ? WHERE id = ?")
                .params(version.value(), round, Columns.at(at), id.value())
                .update();
    }

    void insertSides(Sides.Draw draw, Sides sides) {
        jdbc.sql("INSERT INTO comparison_seed (comparison_id, seed) VALUES (?, ?)")
                .param(draw.comparison().value())
                .param(draw.seed())
                .update();
        jdbc.sql(
                        "INSERT INTO comparison_sides (comparison_id, candidate_a, candidate_b, commitment) VALUES (?, ?, ?, ?)")
                .param(draw.comparison().value())
                .param(sides.a().value())
                .param(sides.b().value())
                .param(draw.commitment())
                .update();
    }

    Comparison get(ComparisonId id) {
        return one("WHERE id = ?", id);
    }

    /** Reads the row and keeps others from stepping until this transaction ends. */
    Comparison lock(ComparisonId id) {
        return one("WHERE id = ? FOR NO KEY UPDATE", id);
    }

    private Comparison one(String where, ComparisonId id) {
        return jdbc.sql("SELECT * FROM comparison " + where)
                .param(id.value())
                .query((row, n) -> comparison(row))
                .optional()
                .orElseThrow(() -> MarlinException.notFound("That comparison"));
    }

    Optional<Comparison> ofPair(PairId pair) {
        return jdbc.sql("SELECT * FROM comparison WHERE pair_id = ?")
                .param(pair.value())
                .query((row, n) -> comparison(row))
                .optional();
    }

    /** The person's comparison of the task that waits for them. */
    Optional<Comparison> openOf(TaskId task, PersonId expert) {
        return jdbc.sql("SELECT * FROM comparison WHERE task_id = ? AND expert_id = ? AND state = 'open'"
                        + " ORDER BY opened_at DESC LIMIT 1")
                .params(task.value(), expert.value())
                .query((row, n) -> comparison(row))
                .optional();
    }

    List<Comparison> ofTask(TaskId task) {
        return jdbc.sql("SELECT * FROM comparison WHERE task_id = ? ORDER BY opened_at, id")
                .param(task.value())
                .query((row, n) -> comparison(row))
                .list();
    }

    List<Comparison> ofExpert(PersonId expert, int limit) {
        return jdbc.sql("SELECT * FROM comparison WHERE expert_id = ? ORDER BY changed_at DESC, id LIMIT ?")
                .param(expert.value())
                .param(limit)
                .query((row, n) -> comparison(row))
                .list();
    }

    void update(ComparisonId id, Comparison.State state, int turn, int round, Instant at) {
        jdbc.sql("UPDATE comparison SET state = ?, turn = ?, round = ?, changed_at = ? WHERE id = ?")
                .param(state.key())
                .param(turn)
                .param(round)
                .param(Columns.at(at))
                .param(id.value())
                .update();
    }

    Sides sides(ComparisonId comparison) {
        return jdbc.sql("SELECT candidate_a, candidate_b FROM comparison_sides WHERE comparison_id = ?")
                .param(comparison.value())
                .query((row, n) -> sides(row))
                .optional()
                .orElseThrow(() -> MarlinException.notFound("That comparison"));
    }

    /** Pair and sides of each. */
    Map<ComparisonId, Judgements.Judged> judged(Map<ComparisonId, List<Judgement>> judgements) {
        Map<ComparisonId, Judgements.Judged> judged = new HashMap<>();
        jdbc.sql("""
                SELECT c.id, c.pair_id, s.candidate_a, s.candidate_b
                FROM comparison c JOIN comparison_sides s ON s.comparison_id = c.id WHERE c.id = ANY (?)
                """)
                .param(judgements.keySet().stream().map(ComparisonId::value).toArray(UUID[]::new))
                .query((row, n) -> {
                    ComparisonId id = new ComparisonId(Columns.uuid(row, "id"));
                    PairId pair = new PairId(Columns.uuid(row, "pair_id"));
                    return judged.put(
                            id, new Judgements.Judged(pair, sides(row), judgements.getOrDefault(id, List.of())));
                })
                .list();
        return judged;
    }

    private static Sides sides(ResultSet row) throws SQLException {
        return new Sides(
                new CandidateId(Columns.uuid(row, "candidate_a")), new CandidateId(Columns.uuid(row, "candidate_b")));
    }

    void insert(Comparisons.Receipt receipt) {
        jdbc.sql("""
                INSERT INTO comparison_receipt (comparison_id, round, number, judgement_id, at) VALUES (?, ?, ?, ?, ?)
                """)
                .param(receipt.comparison().value())
                .param(receipt.round())
                .param(receipt.number())
                .param(receipt.judgement().value())
                .param(Columns.at(receipt.at()))
                .update();
    }

    Optional<Comparisons.Receipt> receipt(ComparisonId comparison, int round) {
        return jdbc.sql("SELECT * FROM comparison_receipt WHERE comparison_id = ? AND round = ?")
                .param(comparison.value())
                .param(round)
                .query((row, n) -> new Comparisons.Receipt(
                        row.getString("number"),
                        comparison,
                        round,
                        new JudgementId(Columns.uuid(row, "judgement_id")),
                        Columns.instant(row, "at")))
                .optional();
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        return new Comparison(
                new ComparisonId(Columns.uuid(row, "id")),
                new PairId(Columns.uuid(row, "pair_id")),
                new TaskId(Columns.uuid(row, "task_id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                new PersonId(Columns.uuid(row, "expert_id")),
                new RubricVersionId(Columns.uuid(row, "rubric_version_id")),
                Comparison.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("turn"),
                row.getInt("round"),
                Columns.instant(row, "opened_at"),
                Columns.instant(row, "changed_at"));
    }
}
