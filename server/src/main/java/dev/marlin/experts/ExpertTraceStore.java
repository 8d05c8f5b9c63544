package dev.marlin.experts;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody says they know, how much they work and when they are away. */
@Repository
class ExpertTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of(
            "DELETE FROM expert_skill WHERE person_id = ?", "DELETE FROM expert_availability WHERE person_id = ?");

    private final JdbcClient jdbc;

    ExpertTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("expert_skill.skill");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
