package dev.marlin.campaigns.budgets;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why somebody wanted another budget. */
@Repository
class BudgetTraceStore implements PersonalTraces {
    private static final TraceSql ERASE =
            TraceSql.of("UPDATE campaign_budget_change SET reason = '[erased on request]' WHERE proposed_by = ?");

    private final JdbcClient jdbc;

    BudgetTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("campaign_budget_change.reason");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
