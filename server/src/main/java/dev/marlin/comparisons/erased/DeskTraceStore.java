package dev.marlin.comparisons.erased;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Work that somebody has not said yet, and their marks; what they said is sealed. */
@Repository
class DeskTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of(
            "DELETE FROM comparison_draft WHERE person_id = ?",
            "DELETE FROM comparison_draft_other WHERE person_id = ?",
            "DELETE FROM viewed_mark WHERE person_id = ?");

    private final JdbcClient jdbc;

    DeskTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "comparison_draft.fields", "comparison_draft_other.fields", "viewed_mark.side", "viewed_mark.file");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
