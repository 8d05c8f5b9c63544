package dev.marlin.mails;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of addresses, wishes and what is to be told. */
@Repository
class MailStore {
    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mails.Address> address(PersonId person) {
        return jdbc.sql("SELECT address, confirmed_at, asked_at FROM mail_address WHERE person_id = ?")
                .param(person.value())
                .query((row, n) -> new Mails.Address(
                        row.getString("address"),
                        Columns.optionalInstant(row, "confirmed_at").isPresent(),
                        Columns.instant(row, "asked_at")))
                .optional();
    }

    /** Takes the place of an earlier address, which then gets nothing any more. */
    void putAddress(PersonId person, String address, Token token, Instant now) {
        jdbc.sql("""
                INSERT INTO mail_address (person_id, address, token_hash, token_until, asked_at, unsubscribe)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (person_id) DO UPDATE
                SET address = excluded.address, confirmed_at = NULL, token_hash = excluded.token_hash,
                    token_until = excluded.token_until, asked_at = excluded.asked_at,
                    unsubscribe = excluded.unsubscribe
                """)
                .param(person.value())
                .param(address)
                .param(token.hash())
                .param(Columns.at(token.until()))
                .param(Columns.at(now))
                .param(token.unsubscribe())
                .update();
    }

    boolean confirm(PersonId person, String hash, Instant now) {
        return jdbc.sql("""
                UPDATE mail_address SET confirmed_at = ?
                WHERE person_id = ? AND token_hash = ? AND token_until > ? AND confirmed_at IS NULL
                """)
                        .params(Columns.at(now), person.value(), hash, Columns.at(now))
                        .update()
                == 1;
    }

    boolean removeAddress(PersonId person) {
        return jdbc.sql("DELETE FROM mail_address WHERE person_id = ?")
                        .param(person.value())
                        .update()
                == 1;
    }

    Optional<PersonId> byUnsubscribe(String word) {
        return jdbc.sql("SELECT person_id FROM mail_address WHERE unsubscribe = ?")
                .param(word)
                .query((row, n) -> new PersonId(Columns.uuid(row, "person_id")))
                .optional();
    }

    Map<MailKind, MailChoice> choices(PersonId person) {
        Map<MailKind, MailChoice> choices = new EnumMap<>(MailKind.class);
        for (MailKind kind : MailKind.values()) {
            choices.put(kind, kind.standard());
        }
        jdbc.sql("SELECT kind, choice FROM mail_choice WHERE person_id = ?")
                .param(person.value())
                .query(row -> {
                    choices.put(MailKind.valueOf(row.getString("kind")), MailChoice.valueOf(row.getString("choice")));
                });
        return choices;
    }

    void choose(PersonId person, MailKind kind, MailChoice choice) {
        jdbc.sql("""
                INSERT INTO mail_choice (person_id, kind, choice) VALUES (?, ?, ?)
                ON CONFLICT (person_id, kind) DO UPDATE SET choice = excluded.choice
                """).params(person.value(), kind.name(), choice.name()).update();
    }

    List<PersonId> confirmed() {
        return jdbc.sql("""
                SELECT a.person_id FROM mail_address a JOIN person p ON p.id = a.person_id
                WHERE a.confirmed_at IS NOT NULL AND p.suspended_at IS NULL ORDER BY a.person_id
                """)
                .query((row, n) -> new PersonId(Columns.uuid(row, "person_id")))
                .list();
    }

    /** Locked until the transaction ends; empty when another server writes to them now. */
    Optional<Recipient> take(PersonId person) {
        return jdbc.sql("""
                SELECT person_id, address, unsubscribe, digest_at FROM mail_address
                WHERE person_id = ? AND confirmed_at IS NOT NULL FOR UPDATE SKIP LOCKED
                """)
                .param(person.value())
                .query((row, n) -> new Recipient(
                        new PersonId(Columns.uuid(row, "person_id")),
                        row.getString("address"),
                        row.getString("unsubscribe"),
                        Columns.optionalInstant(row, "digest_at")))
                .optional();
    }

    void digested(PersonId person, Instant at) {
        jdbc.sql("UPDATE mail_address SET digest_at = ? WHERE person_id = ?")
                .params(Columns.at(at), person.value())
                .update();
    }

    /** Nothing when the same thing was entered before. */
    void insertItem(PersonId person, MailItem item) {
        jdbc.sql("""
                INSERT INTO mail_item (id, person_id, kind, key, title, link, at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (person_id, key) DO NOTHING
                """)
                .param(item.id())
                .param(person.value())
                .param(item.kind().name())
                .param(item.key())
                .param(item.title())
                .param(item.link())
                .param(Columns.at(item.at()))
                .update();
    }

    List<MailItem> openItems(PersonId person) {
        return jdbc.sql("SELECT * FROM mail_item WHERE person_id = ? AND done_at IS NULL ORDER BY at, id")
                .param(person.value())
                .query((row, n) -> item(row))
                .list();
    }

    void done(List<MailItem> items, Instant at) {
        jdbc.sql("UPDATE mail_item SET done_at = ? WHERE id = ANY (?)")
                .param(Columns.at(at))
                .param(items.stream().map(MailItem::id).toArray(UUID[]::new))
                .update();
    }

    OptionalLong takeCursor() {
        return jdbc.sql("SELECT sequence FROM mail_cursor FOR UPDATE SKIP LOCKED")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    void moveCursor(long sequence) {
        jdbc.sql("UPDATE mail_cursor SET sequence = ?").param(sequence).update();
    }

    private static MailItem item(ResultSet row) throws SQLException {
        return new MailItem(
                Columns.uuid(row, "id"),
                MailKind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("title"),
                row.getString("link"),
                Columns.instant(row, "at"));
    }

    /** @param unsubscribe another word, sent with each letter */
    record Token(String hash, Instant until, String unsubscribe) {}
}
