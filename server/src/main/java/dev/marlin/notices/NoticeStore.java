package dev.marlin.notices;

import dev.marlin.store.Columns;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of notices. */
@Repository
class NoticeStore {
    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the log was read; empty when another server reads it now. Locked until the transaction ends. */
    OptionalLong takeCursor() {
        return jdbc.sql("SELECT sequence FROM notice_cursor FOR UPDATE SKIP LOCKED")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void moveCursor(long sequence) {
        jdbc.sql("UPDATE notice_cursor SET sequence = ?").param(sequence).update();
    }

    void insert(Notice notice) {
        jdbc.sql("""
                INSERT INTO notice (id, sequence, kind, at, subject_kind, subject_id, campaign_id)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .param(notice.id())
                .param(notice.sequence())
                .param(notice.kind().key())
                .param(Columns.at(notice.at()))
                .param(notice.subjectKind())
                .param(notice.subject())
                .param(notice.campaign().orElse(null))
                .update();
    }
}
