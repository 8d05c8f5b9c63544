package dev.marlin.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The log on a test's database, for tests of other features. */
public final class TestAudit {
    private TestAudit() {}

    public static Audit on(JdbcClient jdbc) {
        return new Audit(new AuditStore(jdbc));
    }

    /** What chains the events of that log. */
    public static Sealer sealer(JdbcClient jdbc, TransactionTemplate transactions) {
        return new Sealer(new AuditStore(jdbc), transactions);
    }
}
