package dev.marlin.campaigns;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why somebody wanted a campaign to move to a newer rubric version. */
@Repository
class MoveTraceStore implements PersonalTraces {
    private static final TraceSql ERASE =
            TraceSql.of("UPDATE campaign_rubric_move SET reason = '[erased on request]' WHERE proposed_by = ?");

    private final JdbcClient jdbc;

    MoveTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("campaign_rubric_move.reason");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
