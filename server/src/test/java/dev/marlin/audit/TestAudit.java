package dev.marlin.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The log on a test's database, for tests of other features. */
public final class TestAudit {
    private TestAudit() {}

    public static Audit on(JdbcClient jdbc) {
        return new Audit(new AuditStore(jdbc));
    }
}
