package dev.marlin.runs.pairs;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.runner.agent.ExitClass;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.PairId;
import dev.marlin.runs.RunId;
import dev.marlin.runs.reports.RunStage;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of runs and candidates: the queue, leases, attempts. */
@Repository
class RunStore {
    private static final String SELECT = """
            SELECT r.*, c.pair_id, c.task_id, c.agent_version_id, c.imported_work_id
            FROM run r JOIN candidate c ON c.id = r.candidate_id
            """;

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RunRow.CandidateRow candidate) {
        jdbc.sql(
                        "INSERT INTO candidate (id, pair_id, task_id, agent_version_id, imported_work_id) VALUES (?, ?, ?, ?, ?)")
                .param(candidate.id().value())
                .param(candidate.pair().map(PairId::value).orElse(null))
                .param(candidate.task().value())
                .param(candidate.agent().value())
                .param(candidate.importedWork().orElse(null))
                .update();
    }

    RunId enqueue(CandidateId candidate, int turn, int attempt, int startOrder, Instant at) {
        RunId id = RunId.random();
        jdbc.sql("""
                INSERT INTO run (id, candidate_id, turn, attempt, start_order, state, stage, queued_at)
                VALUES (?, ?, ?, ?, ?, 'QUEUED', 'WAITING', ?)
                """)
                .param(id.value())
                .param(candidate.value())
                .param(turn)
                .param(attempt)
                .param(startOrder)
                .param(Columns.at(at))
                .update();
        return id;
    }

    /** Gives the run that waits longest to the owner; several workers never get the same. */
    Optional<RunRow> claim(String owner, Instant at, Instant leaseUntil) {
        return jdbc.sql("""
                        UPDATE run SET state = 'RUNNING', stage = 'PREPARING', owner = ?, lease_until = ?, claimed_at = ?
                        WHERE id = (SELECT id FROM run WHERE state = 'QUEUED' ORDER BY queued_at, start_order, id
                            LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """)
                .params(owner, Columns.at(leaseUntil), Columns.at(at))
                .query((row, n) -> new RunId(Columns.uuid(row, "id")))
                .optional()
                .flatMap(this::find);
    }

    boolean waits() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM run WHERE state = 'QUEUED')")
                .query(Boolean.class)
                .single();
    }

    /** @return false when the owner does not hold the run any more */
    boolean extend(RunId id, String owner, Instant leaseUntil) {
        return jdbc.sql("UPDATE run SET lease_until = ? WHERE id = ? AND owner = ? AND state = 'RUNNING'")
                        .params(Columns.at(leaseUntil), id.value(), owner)
                        .update()
                == 1;
    }

    boolean reach(RunId id, String owner, RunStage stage) {
        return jdbc.sql("UPDATE run SET stage = ? WHERE id = ? AND owner = ? AND state = 'RUNNING'")
                        .params(stage.name(), id.value(), owner)
                        .update()
                == 1;
    }

    boolean release(RunId id, String owner) {
        return jdbc.sql("""
                        UPDATE run SET state = 'QUEUED', stage = 'WAITING', owner = NULL, lease_until = NULL,
                            claimed_at = NULL
                        WHERE id = ? AND owner = ? AND state = 'RUNNING'
                        """).params(id.value(), owner).update() == 1;
    }

    /** Ends a run by the given step, if it is in a state that the step goes from. */
    boolean end(RunId id, RunStep step, ExitClass exit, String reason, Instant at) {
        return jdbc.sql("""
                        UPDATE run SET state = 'FINISHED', stage = 'ENDED', owner = NULL, lease_until = NULL,
                            exit_class = ?, reason = ?, finished_at = ?
                        WHERE id = ? AND state = ANY (?)
                        """)
                        .param(exit.name())
                        .param(reason)
                        .param(Columns.at(at))
                        .param(id.value())
                        .param(step.sources())
                        .update()
                == 1;
    }

    boolean holds(RunId id, String owner) {
        return jdbc.sql("SELECT 1 FROM run WHERE id = ? AND owner = ? AND state = 'RUNNING'")
                .params(id.value(), owner)
                .query((row, n) -> n)
                .optional()
                .isPresent();
    }

    /** Runs whose worker is dead or cut off; not locked, so look again under the lock. */
    List<RunRow> expired(Instant now) {
        return jdbc.sql(SELECT + " WHERE r.state = 'RUNNING' AND r.lease_until < ? ORDER BY r.id")
                .param(Columns.at(now))
                .query((row, n) -> run(row))
                .list();
    }

    /** Locks all runs of the same pair, or the trial's, in one order, until the transaction ends. */
    void lockTogether(RunRow.CandidateRow candidate) {
        Optional<PairId> pair = candidate.pair();
        if (pair.isPresent()) {
            lockOf(pair.get());
        } else {
            jdbc.sql("SELECT id FROM run WHERE candidate_id = ? ORDER BY id FOR UPDATE")
                    .param(candidate.id().value())
                    .query((row, n) -> n)
                    .list();
        }
    }

    void lockOf(PairId pair) {
        jdbc.sql("""
                SELECT id FROM run WHERE candidate_id IN (SELECT id FROM candidate WHERE pair_id = ?)
                ORDER BY id FOR UPDATE
                """).param(pair.value()).query((row, n) -> n).list();
    }

    /** Of each candidate of the pair the latest attempt at the turn. */
    List<RunRow> latest(PairId pair, int turn) {
        return jdbc.sql("SELECT DISTINCT ON (candidate_id) * FROM (" + SELECT
                        + " WHERE c.pair_id = ? AND r.turn = ?) runs ORDER BY candidate_id, attempt DESC")
                .params(pair.value(), turn)
                .query((row, n) -> run(row))
                .list();
    }

    /** The judgeable attempt of a candidate at a turn. */
    Optional<RunRow> judgeable(CandidateId candidate, int turn) {
        return jdbc.sql(SELECT + """
                         WHERE r.candidate_id = ? AND r.turn = ?
                        AND r.exit_class IN ('COMPLETED', 'AGENT_ERROR', 'LIMIT')
                        """)
                .params(candidate.value(), turn)
                .query((row, n) -> run(row))
                .optional();
    }

    List<RunRow> ofPair(PairId pair) {
        return jdbc.sql(SELECT + " WHERE c.pair_id = ? ORDER BY r.turn, r.candidate_id, r.attempt")
                .param(pair.value())
                .query((row, n) -> run(row))
                .list();
    }

    /** Attempts of a trial, the last one last. */
    List<RunRow> ofCandidate(CandidateId candidate) {
        return jdbc.sql(SELECT + " WHERE r.candidate_id = ? ORDER BY r.turn, r.attempt")
                .param(candidate.value())
                .query((row, n) -> run(row))
                .list();
    }

    Optional<RunRow> find(RunId id) {
        return jdbc.sql(SELECT + " WHERE r.id = ?")
                .param(id.value())
                .query((row, n) -> run(row))
                .optional();
    }

    Optional<RunRow.CandidateRow> candidate(CandidateId id) {
        return jdbc.sql("SELECT id AS candidate_id, * FROM candidate WHERE id = ?")
                .param(id.value())
                .query((row, n) -> candidate(row))
                .optional();
    }

    /** Which agent version is behind each. */
    Map<CandidateId, AgentVersionId> agents(Collection<CandidateId> candidates) {
        Map<CandidateId, AgentVersionId> agents = new HashMap<>();
        jdbc.sql("SELECT id, agent_version_id FROM candidate WHERE id = ANY (?)")
                .param(candidates.stream().map(CandidateId::value).toArray(UUID[]::new))
                .query((row, n) -> agents.put(
                        new CandidateId(Columns.uuid(row, "id")),
                        new AgentVersionId(Columns.uuid(row, "agent_version_id"))))
                .list();
        return agents;
    }

    List<RunRow.CandidateRow> candidates(PairId pair) {
        return jdbc.sql("SELECT id AS candidate_id, * FROM candidate WHERE pair_id = ? ORDER BY id")
                .param(pair.value())
                .query((row, n) -> candidate(row))
                .list();
    }

    private static RunRow run(ResultSet row) throws SQLException {
        @Nullable String exit = row.getString("exit_class");
        return new RunRow(
                new RunId(Columns.uuid(row, "id")),
                candidate(row),
                row.getInt("turn"),
                row.getInt("attempt"),
                row.getInt("start_order"),
                RunState.valueOf(row.getString("state")),
                RunStage.valueOf(row.getString("stage")),
                Optional.ofNullable(exit).map(ExitClass::valueOf),
                row.getString("reason"),
                Columns.optionalInstant(row, "claimed_at"),
                Columns.optionalInstant(row, "finished_at"));
    }

    private static RunRow.CandidateRow candidate(ResultSet row) throws SQLException {
        return new RunRow.CandidateRow(
                new CandidateId(Columns.uuid(row, "candidate_id")),
                Columns.optionalUuid(row, "pair_id").map(PairId::new),
                new TaskId(Columns.uuid(row, "task_id")),
                new AgentVersionId(Columns.uuid(row, "agent_version_id")),
                Optional.ofNullable(row.getObject("imported_work_id", Long.class)));
    }
}
