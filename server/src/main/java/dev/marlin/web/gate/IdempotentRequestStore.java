package dev.marlin.web.gate;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of requests that were answered already; kept for 30 days. */
@Repository
class IdempotentRequestStore {
    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    IdempotentRequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the key. Waits while another transaction holds it; false when it is taken for good. */
    boolean begin(PersonId person, String key, String request) {
        return jdbc.sql("""
                INSERT INTO idempotent_request (person_id, key, request) VALUES (?, ?, ?)
                ON CONFLICT (person_id, key) DO NOTHING
                """).param(person.value()).param(key).param(request).update() == 1;
    }

    void finish(PersonId person, String key, Answer answer) {
        jdbc.sql("""
                UPDATE idempotent_request SET status = ?, content_type = ?, location = ?, body = ?
                WHERE person_id = ? AND key = ?
                """)
                .param(answer.status())
                .param(answer.contentType())
                .param(answer.location())
                .param(answer.body())
                .param(person.value())
                .param(key)
                .update();
    }

    Optional<Answer> find(PersonId person, String key) {
        return jdbc.sql("SELECT * FROM idempotent_request WHERE person_id = ? AND key = ? AND status IS NOT NULL")
                .param(person.value())
                .param(key)
                .query((row, n) -> new Answer(
                        row.getString("request"),
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getBytes("body")))
                .optional();
    }

    int forgetBefore(Instant moment) {
        return jdbc.sql("DELETE FROM idempotent_request WHERE created_at < ?")
                .param(Columns.at(moment))
                .update();
    }

    /** An answer as it was given. */
    record Answer(
            String request,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {
        void writeTo(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            response.setHeader("Idempotency-Replayed", "true");
            if (contentType != null) {
                response.setContentType(contentType);
            }
            if (location != null) {
                response.setHeader("Location", location);
            }
            response.getOutputStream().write(body);
        }
    }
}
