package dev.marlin.audit;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
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

    /** What signs that log's heads, with key and anchors in the folder. */
    public static Heads heads(DataSource source, Path folder) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        JdbcClient jdbc = JdbcClient.create(source);
        return new Heads(
                new AuditStore(jdbc),
                sealer(jdbc, new TransactionTemplate(transactions)),
                new AuditSettings(folder, folder.resolve("anchors.txt"), false),
                Clock.systemUTC(),
                transactions);
    }
}
