package dev.marlin.reservations;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.TaskId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of skipped tasks: the latest row of a person and task counts. */
@Repository
class SkipStore {
    private final JdbcClient jdbc;

    SkipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reason empty when a skip is taken back */
    void insert(TaskId task, PersonId person, Optional<SkipReason> reason) {
        jdbc.sql("INSERT INTO task_skip (task_id, person_id, reason, at) VALUES (?, ?, ?, house_now())")
                .param(task.value())
                .param(person.value())
                .param(reason.map(SkipReason::name).orElse(null))
                .update();
    }

    Optional<SkipReason> latest(TaskId task, PersonId person) {
        return jdbc.sql("SELECT reason FROM task_skip WHERE task_id = ? AND person_id = ? ORDER BY id DESC LIMIT 1")
                .params(task.value(), person.value())
                .query((row, n) -> Columns.optionalText(row, "reason").map(SkipReason::valueOf))
                .optional()
                .flatMap(reason -> reason);
    }

    Map<SkipReason, Long> reasons(TaskId task) {
        Map<SkipReason, Long> reasons = new EnumMap<>(SkipReason.class);
        jdbc.sql("""
                SELECT reason, count(*) AS people
                FROM (SELECT DISTINCT ON (person_id) reason FROM task_skip WHERE task_id = ?
                      ORDER BY person_id, id DESC) latest
                WHERE reason IS NOT NULL GROUP BY reason
                """)
                .param(task.value())
                .query((row, n) -> {
                    @Nullable
                    Long before = reasons.put(SkipReason.valueOf(row.getString("reason")), row.getLong("people"));
                    return before == null;
                })
                .list();
        return reasons;
    }
}
