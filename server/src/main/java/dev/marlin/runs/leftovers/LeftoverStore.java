package dev.marlin.runs.leftovers;

import dev.marlin.store.Columns;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL that tells which candidates may still go on. */
@Repository
class LeftoverStore {
    private final JdbcClient jdbc;

    LeftoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names of the folders of candidates that have a run before them: in a pair that was not withdrawn, or queued. */
    Set<String> candidatesInUse() {
        return new HashSet<>(jdbc.sql("""
                        SELECT c.id FROM candidate c LEFT JOIN pair p ON p.id = c.pair_id
                        WHERE p.state <> 'WITHDRAWN'
                           OR EXISTS (SELECT 1 FROM run r WHERE r.candidate_id = c.id AND r.state <> 'FINISHED')
                        """)
                .query((row, n) -> Columns.uuid(row, "id").toString())
                .list());
    }
}
