package dev.marlin.golds;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of how tasks came out, from what reviews keep and what verifiers said; it only reads. */
@Repository
class SettledStore {
    /** Whether the latest run of the last turn passed everything, for {@code ca} and {@code cb}; null: it cannot be said. */
    static final String RESOLVED = resolved("ca", "ra") + resolved("cb", "rb");

    private static final int MOST_CANDIDATES = 200;

    /** Accepted submissions {@code s}, their standing acceptance, judgement and sides. */
    private static final String ACCEPTED = """
            FROM submission s JOIN acceptance x ON x.submission_id = s.id
              AND NOT EXISTS (SELECT FROM acceptance l WHERE l.submission_id = s.id AND l.sequence > x.sequence)
              AND NOT EXISTS (SELECT FROM acceptance_end e WHERE e.sequence = x.sequence)
            JOIN judgement j ON j.id = x.judgement_id
            JOIN comparison c ON c.id = s.comparison_id JOIN comparison_sides d ON d.comparison_id = c.id
            JOIN candidate ca ON ca.id = d.candidate_a JOIN candidate cb ON cb.id = d.candidate_b
            """;

    /** Whether {@code :person} judged, reviewed or decided anything of task {@code t}. */
    private static final String JUDGED = """
            (EXISTS (SELECT FROM judgement o JOIN comparison oc ON oc.id = o.comparison_id
                     WHERE oc.task_id = t.id AND o.judge_id = :person)
             OR EXISTS (SELECT FROM review_appeal_decision o JOIN submission os ON os.id = o.submission_id
                        WHERE os.task_id = t.id AND o.decided_by = :person))
            """;

    private final JdbcClient jdbc;

    SettledStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String resolved(String candidate, String name) {
        return """
                LEFT JOIN LATERAL (
                    SELECT bool_and(v.status = 'PASS') AS resolved
                    FROM verification v WHERE v.run_id = (
                        SELECT u.id FROM run u WHERE u.candidate_id = %s.id AND u.turn = c.turn AND u.state = 'FINISHED'
                        ORDER BY u.attempt DESC LIMIT 1)
                    HAVING bool_and(v.status IN ('PASS', 'FAIL'))) %s ON true
                """.formatted(candidate, name);
    }

    boolean judged(TaskId task, PersonId person) {
        return jdbc.sql("SELECT " + JUDGED + " FROM task t WHERE t.id = :task")
                .param("task", task.value())
                .param("person", person.value())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /** How the task's judgements came out; empty when it is not published or its campaign is not open. */
    Optional<Settled> settled(TaskId task) {
        List<Settled.Verdict> verdicts = verdicts(List.of(task)).getOrDefault(task, List.of());
        return jdbc.sql("""
                SELECT c.judgements FROM task t JOIN campaign c ON c.id = t.campaign_id
                WHERE t.id = ? AND t.state = 'READY' AND c.state = 'OPEN'
                """)
                .param(task.value())
                .query((row, n) -> new Settled(row.getInt("judgements"), verdicts))
                .optional();
    }

    /**
     * The latest {@value #MOST_CANDIDATES} tasks of open campaigns whose judgements are all in and prefer one side, that
     * are not gold and that the person had no part in; of these, those with one outcome.
     */
    List<GoldCandidate> candidates(PersonId person) {
        List<Candidate> found = jdbc.sql("SELECT t.id, t.title, m.name, m.judgements, max(x.at) AS latest " + ACCEPTED
                        + """
                JOIN task t ON t.id = s.task_id AND t.state = 'READY'
                JOIN campaign m ON m.id = t.campaign_id AND m.state = 'OPEN'
                WHERE s.state = 'accepted' AND NOT EXISTS (SELECT FROM gold_task g WHERE g.task_id = t.id) AND NOT
                """ + JUDGED + """
                GROUP BY t.id, t.title, m.name, m.judgements
                HAVING count(*) >= m.judgements AND bool_and(left(j.overall, 2) IN ('a_', 'b_'))
                   AND count(DISTINCT CASE left(j.overall, 2) WHEN 'a_' THEN ca.agent_version_id
                                                              ELSE cb.agent_version_id END) = 1
                ORDER BY latest DESC, t.id LIMIT :most
                """)
                .param("person", person.value())
                .param("most", MOST_CANDIDATES)
                .query((row, n) -> new Candidate(
                        new GoldCandidate(
                                new TaskId(Columns.uuid(row, "id")), row.getString("title"), row.getString("name")),
                        row.getInt("judgements")))
                .list();
        Map<TaskId, List<Settled.Verdict>> verdicts =
                verdicts(found.stream().map(one -> one.told().task()).toList());
        return found.stream()
                .filter(one -> new Settled(
                                one.wanted(), verdicts.getOrDefault(one.told().task(), List.of()))
                        .objection()
                        .isEmpty())
                .map(Candidate::told)
                .toList();
    }

    private record Candidate(GoldCandidate told, int wanted) {}

    private Map<TaskId, List<Settled.Verdict>> verdicts(Collection<TaskId> tasks) {
        Map<TaskId, List<Settled.Verdict>> verdicts = new HashMap<>();
        jdbc.sql("""
                SELECT s.task_id, left(j.overall, 2) AS side, ca.agent_version_id AS a, cb.agent_version_id AS b,
                       ra.resolved AS resolved_a, rb.resolved AS resolved_b
                """ + ACCEPTED + RESOLVED + "WHERE s.task_id = ANY (?) AND s.state = 'accepted'")
                .param(tasks.stream().map(TaskId::value).toArray(UUID[]::new))
                .query(row -> {
                    verdicts.computeIfAbsent(new TaskId(Columns.uuid(row, "task_id")), key -> new ArrayList<>())
                            .add(verdict(row));
                });
        return verdicts;
    }

    private static Settled.Verdict verdict(ResultSet row) throws SQLException {
        return switch (row.getString("side")) {
            case "a_" -> verdict(row, "a", "b");
            case "b_" -> verdict(row, "b", "a");
            default -> new Settled.Verdict(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static Settled.Verdict verdict(ResultSet row, String winner, String loser) throws SQLException {
        return new Settled.Verdict(
                Columns.optionalUuid(row, winner),
                Columns.optionalUuid(row, loser),
                truth(row, "resolved_" + winner),
                truth(row, "resolved_" + loser));
    }

    private static Optional<Boolean> truth(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
