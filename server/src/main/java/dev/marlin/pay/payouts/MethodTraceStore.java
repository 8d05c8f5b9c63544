package dev.marlin.pay.payouts;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.PersonalTraces;
import dev.marlin.vault.TraceSql;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Somebody's accounts at banks; batches and ledger name them by reference only. */
@Repository
class MethodTraceStore implements PersonalTraces {
    private static final TraceSql ERASE = TraceSql.of("DELETE FROM payout_method WHERE person_id = ?");

    private final JdbcClient jdbc;

    MethodTraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> columns() {
        return Set.of("payout_method.holder", "payout_method.iban");
    }

    @Override
    public void erase(PersonId person) {
        ERASE.run(jdbc, person);
    }
}
