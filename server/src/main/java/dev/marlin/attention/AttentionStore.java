package dev.marlin.attention;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of attention. */
@Repository
class AttentionStore {
    private final JdbcClient jdbc;

    AttentionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(AttentionItem item) {
        jdbc.sql("""
                INSERT INTO attention (person_id, subject_kind, subject_id, title, reason, action, link, since, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (person_id, subject_kind, subject_id) DO UPDATE
                SET title = excluded.title, reason = excluded.reason, action = excluded.action,
                    link = excluded.link, due = excluded.due
                """)
                .param(item.person().value())
                .param(item.subjectKind())
                .param(item.subject())
                .param(item.title())
                .param(item.reason())
                .param(item.action())
                .param(item.link())
                .param(Columns.at(item.since()))
                .param(Columns.at(item.due()))
                .update();
    }

    void delete(String subjectKind, UUID subject) {
        jdbc.sql("DELETE FROM attention WHERE subject_kind = ? AND subject_id = ?")
                .params(subjectKind, subject)
                .update();
    }

    void delete(String subjectKind, UUID subject, PersonId person) {
        jdbc.sql("DELETE FROM attention WHERE subject_kind = ? AND subject_id = ? AND person_id = ?")
                .params(subjectKind, subject, person.value())
                .update();
    }

    List<AttentionItem> ofPerson(PersonId person) {
        return jdbc.sql("SELECT * FROM attention WHERE person_id = ? ORDER BY since, subject_id")
                .param(person.value())
                .query((rows, n) -> item(rows))
                .list();
    }

    List<AttentionItem> overdue(String subjectKind, Instant now, int limit) {
        return jdbc.sql("""
                SELECT * FROM attention WHERE subject_kind = ? AND due <= ? ORDER BY due, subject_id, person_id LIMIT ?
                """)
                .params(subjectKind, Columns.at(now), limit)
                .query((rows, n) -> item(rows))
                .list();
    }

    List<AttentionItem> ofSubject(String subjectKind, UUID subject) {
        return jdbc.sql("SELECT * FROM attention WHERE subject_kind = ? AND subject_id = ? ORDER BY since, person_id")
                .params(subjectKind, subject)
                .query((rows, n) -> item(rows))
                .list();
    }

    private static AttentionItem item(ResultSet row) throws SQLException {
        return new AttentionItem(
                new PersonId(Columns.uuid(row, "person_id")),
                row.getString("subject_kind"),
                Columns.uuid(row, "subject_id"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("action"),
                row.getString("link"),
                Columns.instant(row, "since"),
                Columns.optionalInstant(row, "due"));
    }
}
