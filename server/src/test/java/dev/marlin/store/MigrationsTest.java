package dev.marlin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void theApplicationCannotChangeWhatWasLogged() {
        try (TestDatabase database = TestDatabase.create()) {
            database.jdbc()
                    .sql("INSERT INTO audit_event (action, subject_kind, subject_id, facts)"
                            + " VALUES ('task.published', 'task', gen_random_uuid(), '{}')")
                    .update();
            assertThatThrownBy(() -> database.jdbc()
                            .sql("UPDATE audit_event SET action = 'x'")
                            .update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                            () -> database.jdbc().sql("DELETE FROM audit_event").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM audit_event")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }
}
