package dev.marlin.runs.bases;

import dev.marlin.runs.NeutralCandidate.NeutralVerification;
import dev.marlin.store.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of what tasks' verifiers did on their bases. */
@Repository
class BaseCheckStore {
    private final JdbcClient jdbc;

    BaseCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who comes first is kept. */
    void insert(String question, List<Check> checks) {
        int position = 0;
        for (Check check : checks) {
            position++;
            jdbc.sql("""
                    INSERT INTO base_check (question, position, verifier, status, summary, log, passed)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """)
                    .param(question)
                    .param(position)
                    .param(check.shown().verifier())
                    .param(check.shown().status().name())
                    .param(check.shown().summary())
                    .param(check.shown().log().orElse(null))
                    .param(check.passed().toArray(String[]::new))
                    .update();
        }
    }

    /** In the task's order; empty when it was not checked yet. */
    List<Check> find(String question) {
        return jdbc.sql("SELECT * FROM base_check WHERE question = ? ORDER BY position")
                .param(question)
                .query((row, n) -> new Check(
                        new NeutralVerification(
                                row.getString("verifier"),
                                NeutralVerification.Status.valueOf(row.getString("status")),
                                row.getString("summary"),
                                Columns.optionalText(row, "log")),
                        Columns.texts(row, "passed")))
                .list();
    }

    /**
     * One verifier on the base.
     *
     * @param passed names of the tests that passed there
     */
    record Check(NeutralVerification shown, List<String> passed) {
        Check {
            passed = List.copyOf(passed);
        }
    }
}
