package dev.marlin.jobs;

import dev.marlin.store.Columns;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of jobs that is not the library's own: entering one without breaking the caller's transaction on a repetition. */
@Repository
class JobStore {
    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the job is already there for this subject */
    boolean insert(String job, String subject, Instant due) {
        return jdbc.sql("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        VALUES (?, ?, ?, false, 1)
                        ON CONFLICT (task_name, task_instance) DO NOTHING
                        """).param(job).param(subject).param(Columns.at(due)).update() == 1;
    }
}
