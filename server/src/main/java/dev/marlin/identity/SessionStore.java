package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of sessions; the tables are Spring Session's, whose moments are milliseconds of real time. */
@Repository
class SessionStore {
    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sessions.Open> of(PersonId person) {
        return jdbc.sql("""
                SELECT primary_id, session_id, creation_time, last_access_time FROM spring_session
                WHERE principal_name = ? AND expiry_time > extract(epoch FROM clock_timestamp()) * 1000
                ORDER BY last_access_time DESC, primary_id
                """)
                .param(person.toString())
                .query((row, n) -> new Sessions.Open(
                        UUID.fromString(row.getString("primary_id")),
                        row.getString("session_id"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
    }

    boolean end(PersonId person, UUID session) {
        return jdbc.sql("DELETE FROM spring_session WHERE principal_name = ? AND primary_id = ?")
                        .params(person.toString(), session.toString())
                        .update()
                == 1;
    }

    int endAll(PersonId person) {
        return jdbc.sql("DELETE FROM spring_session WHERE principal_name = ?")
                .param(person.toString())
                .update();
    }
}
