package dev.marlin.mails;

import dev.marlin.store.Columns;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of letters on their way. */
@Repository
class LetterStore {
    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Letter letter) {
        jdbc.sql("""
                INSERT INTO mail_letter (id, address, subject, body, html, unsubscribe, due)
                VALUES (?, ?, ?, ?, ?, ?, house_now())
                """)
                .param(UUID.randomUUID())
                .param(letter.address())
                .param(letter.subject())
                .param(letter.text())
                .param(letter.html())
                .param(letter.unsubscribe().orElse(null))
                .update();
    }

    /** Takes the letter that has been due longest; no other worker gets it for that many real seconds. */
    Optional<Taken> take(int leaseSeconds) {
        return jdbc.sql("""
                UPDATE mail_letter SET taken_until = clock_timestamp() + make_interval(secs => ?)
                WHERE id = (
                    SELECT id FROM mail_letter
                    WHERE due <= house_now() AND (taken_until IS NULL OR taken_until < clock_timestamp())
                    ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
                .param(leaseSeconds)
                .query((row, n) -> new Taken(
                        Columns.uuid(row, "id"),
                        row.getInt("tries"),
                        new Letter(
                                row.getString("address"),
                                row.getString("subject"),
                                row.getString("body"),
                                row.getString("html"),
                                Columns.optionalText(row, "unsubscribe"))))
                .optional();
    }

    void postpone(UUID letter, int seconds) {
        jdbc.sql("""
                UPDATE mail_letter
                SET tries = tries + 1, due = house_now() + make_interval(secs => ?), taken_until = NULL WHERE id = ?
                """).params(seconds, letter).update();
    }

    void delete(UUID letter) {
        jdbc.sql("DELETE FROM mail_letter WHERE id = ?").param(letter).update();
    }

    record Taken(UUID id, int tries, Letter letter) {}
}
