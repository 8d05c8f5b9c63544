package dev.marlin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.kernel.PersonId;
import dev.marlin.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag("database")
class AuditChainTest {
    private final TestDatabase database = TestDatabase.create();
    private final AuditStore store = new AuditStore(database.jdbc());
    private final Audit audit = new Audit(store);
    private final Sealer sealer = new Sealer(store, database.transactions());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anUntouchedLogIsIntact() {
        write(40);
        assertThat(sealer.sealAll()).isEqualTo(40);
        assertThat(audit.verify()).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.sealed()).isEqualTo(40);
            assertThat(intact.unsealed()).isZero();
        });
    }

    @Test
    void anEventThatIsRolledBackLeavesNoEntry() {
        database.transactions().executeWithoutResult(status -> {
            write(1);
            status.setRollbackOnly();
        });
        assertThat(sealer.sealAll()).isZero();
    }

    @Test
    void namesTheFirstEntryOfEveryTampering() {
        write(60);
        sealer.sealAll();
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int victim = 1 + random.nextInt(59);
            String tampering = tampering(random.nextInt(5), victim);
            assertThat(tampered(tampering))
                    .as(tampering)
                    .isInstanceOfSatisfying(
                            Verification.Broken.class,
                            broken -> assertThat(broken.sequence()).isEqualTo(victim));
        }
        assertThat(audit.verify()).isInstanceOf(Verification.Intact.class);
    }

    private static String tampering(int kind, int victim) {
        String event = "(SELECT event_id FROM audit_seal WHERE sequence = " + victim + ")";
        return switch (kind) {
            case 0 -> "UPDATE audit_event SET facts = '{\"n\":\"other\"}' WHERE id = " + event;
            case 1 -> "UPDATE audit_event SET at = at + interval '1 microsecond' WHERE id = " + event;
            case 2 -> "UPDATE audit_event SET actor_id = gen_random_uuid() WHERE id = " + event;
            case 3 -> "UPDATE audit_seal SET hash = repeat('a', 64) WHERE sequence = " + victim;
            default -> "DELETE FROM audit_seal WHERE sequence = " + victim;
        };
    }

    /** What verification says while the database's owner has switched the guards off and changed a row. */
    private Verification tampered(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("RESET ROLE");
            statement.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL");
            statement.execute("ALTER TABLE audit_seal DISABLE TRIGGER ALL");
            statement.execute(sql);
            Verification verification = new Audit(
                            new AuditStore(JdbcClient.create(new SingleConnectionDataSource(connection, true))))
                    .verify();
            connection.rollback();
            statement.execute("SET ROLE marlin_app");
            connection.commit();
            return verification;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void write(int count) {
        for (int n = 0; n < count; n++) {
            audit.record(AuditEvent.by(
                    PersonId.random(),
                    "task.published",
                    "task",
                    UUID.randomUUID(),
                    Map.of("n", "line \"" + n + "\"\n")));
        }
    }
}
