package dev.marlin.runs.imports;

import dev.marlin.agents.AgentVersionId;
import dev.marlin.kernel.PersonId;
import dev.marlin.runs.ImportedPatches.Kind;
import dev.marlin.runs.ImportedPatches.Work;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of imported work. */
@Repository
class WorkStore {
    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param origin where it came from, for people: {@code patch}, {@code predictions: django__django-1} */
    Work insert(Work work, String origin, PersonId by) {
        return jdbc.sql("""
                INSERT INTO imported_work (task_id, agent_version_id, kind, content, origin, attached_by, attached_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *
                """)
                .params(
                        work.task().value(),
                        work.agent().value(),
                        work.kind().name().toLowerCase(Locale.ROOT),
                        work.content(),
                        origin,
                        by.value(),
                        Columns.at(work.attachedAt()))
                .query((row, n) -> work(row))
                .single();
    }

    Optional<Work> latest(TaskId task, AgentVersionId agent) {
        return jdbc.sql("""
                SELECT * FROM imported_work WHERE task_id = ? AND agent_version_id = ? ORDER BY id DESC LIMIT 1
                """)
                .params(task.value(), agent.value())
                .query((row, n) -> work(row))
                .optional();
    }

    Optional<Work> find(long id) {
        return jdbc.sql("SELECT * FROM imported_work WHERE id = ?")
                .param(id)
                .query((row, n) -> work(row))
                .optional();
    }

    List<Work> latest(TaskId task) {
        return jdbc.sql("""
                SELECT DISTINCT ON (agent_version_id) * FROM imported_work WHERE task_id = ?
                ORDER BY agent_version_id, id DESC
                """).param(task.value()).query((row, n) -> work(row)).list();
    }

    private static Work work(ResultSet row) throws SQLException {
        Instant at = Columns.instant(row, "attached_at");
        return new Work(
                row.getLong("id"),
                new TaskId(Columns.uuid(row, "task_id")),
                new AgentVersionId(Columns.uuid(row, "agent_version_id")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("content"),
                at);
    }
}
