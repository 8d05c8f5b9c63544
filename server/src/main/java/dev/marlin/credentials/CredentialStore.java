package dev.marlin.credentials;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.vault.Opened;
import dev.marlin.vault.Place;
import dev.marlin.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of credentials; why they were decided so is sealed under the key of whoever decided. */
@Repository
class CredentialStore {
    private static final String SELECT = """
            SELECT c.*, d.confirmed, d.reason, d.decided_by, d.decided_at,
                (SELECT k.wrapped FROM person_key k WHERE k.person_id = d.decided_by) AS wrapped
            FROM credential c LEFT JOIN credential_decision d ON d.credential_id = c.id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    CredentialStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void insert(CredentialId id, PersonId person, Claim claim, Optional<Credential.File> file) {
        jdbc.sql("""
                INSERT INTO credential (id, person_id, kind, title, link, file_digest, file_type, file_bytes, state,
                                        submitted_at, expires_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'SUBMITTED', house_now(), ?)
                """)
                .param(id.value())
                .param(person.value())
                .param(claim.kind().key())
                .param(claim.title())
                .param(claim.link().orElse(null))
                .param(file.map(Credential.File::digest).orElse(null))
                .param(file.map(Credential.File::type).orElse(null))
                .param(file.map(Credential.File::bytes).orElse(null))
                .param(claim.expires().orElse(null))
                .update();
    }

    void setState(CredentialId id, CredentialState state) {
        jdbc.sql("UPDATE credential SET state = ? WHERE id = ?")
                .params(state.name(), id.value())
                .update();
    }

    void setReminded(CredentialId id) {
        jdbc.sql("UPDATE credential SET reminded_at = house_now() WHERE id = ?")
                .param(id.value())
                .update();
    }

    void insertDecision(Credential about, boolean confirmed, String reason, PersonId by) {
        jdbc.sql("""
                INSERT INTO credential_decision (credential_id, person_id, confirmed, reason, decided_by, decided_at)
                VALUES (?, ?, ?, ?, ?, house_now())
                """)
                .params(
                        about.id().value(),
                        about.person().value(),
                        confirmed,
                        vault.seal(by, reason(about.id()), reason),
                        by.value())
                .update();
    }

    Optional<Credential> find(CredentialId id) {
        return jdbc.sql(SELECT + "WHERE c.id = ?")
                .param(id.value())
                .query((row, n) -> credential(row))
                .optional();
    }

    Optional<Credential> lock(CredentialId id) {
        return jdbc.sql(SELECT + "WHERE c.id = ? FOR UPDATE OF c")
                .param(id.value())
                .query((row, n) -> credential(row))
                .optional();
    }

    /** The latest first. */
    List<Credential> of(PersonId person) {
        return jdbc.sql(SELECT + "WHERE c.person_id = ? ORDER BY c.submitted_at DESC, c.id")
                .param(person.value())
                .query((row, n) -> credential(row))
                .list();
    }

    /** Those in that state, the oldest first. */
    List<Credential> in(CredentialState state) {
        return jdbc.sql(SELECT + "WHERE c.state = ? ORDER BY c.submitted_at, c.id")
                .param(state.name())
                .query((row, n) -> credential(row))
                .list();
    }

    /** Confirmed ones whose last day is before that day. */
    List<Credential> over(LocalDate today) {
        return jdbc.sql(SELECT + "WHERE c.state = 'CONFIRMED' AND c.expires_on < ? ORDER BY c.id FOR UPDATE OF c")
                .param(today)
                .query((row, n) -> credential(row))
                .list();
    }

    /** Confirmed ones whose last day is at most that day, of which nobody was reminded. */
    List<Credential> unreminded(LocalDate by) {
        return jdbc.sql(SELECT + """
                WHERE c.state = 'CONFIRMED' AND c.expires_on <= ? AND c.reminded_at IS NULL ORDER BY c.id FOR UPDATE OF c
                """)
                .param(by)
                .query((row, n) -> credential(row))
                .list();
    }

    /** Digests of their evidence, but for files that somebody else sent, too. */
    List<String> filesOfNobodyElse(PersonId person) {
        return jdbc.sql("""
                SELECT DISTINCT file_digest FROM credential c WHERE person_id = ? AND file_digest IS NOT NULL
                AND NOT EXISTS (SELECT FROM credential o
                                WHERE o.file_digest = c.file_digest AND o.person_id <> c.person_id)
                """)
                .param(person.value())
                .query((row, n) -> row.getString("file_digest"))
                .list();
    }

    /** What they said is gone from all of theirs; that there was something stays. */
    void blank(PersonId person) {
        jdbc.sql("""
                UPDATE credential SET title = ?, link = NULL, file_digest = NULL, file_type = NULL, file_bytes = NULL
                WHERE person_id = ?
                """).params(Opened.MARK, person.value()).update();
    }

    private static Place reason(CredentialId id) {
        return Place.of("credential_decision.reason", id.value());
    }

    private Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                new CredentialId(Columns.uuid(row, "id")),
                new PersonId(Columns.uuid(row, "person_id")),
                new Claim(
                        CredentialKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("title"),
                        Columns.optionalText(row, "link"),
                        Optional.ofNullable(row.getObject("expires_on", LocalDate.class))),
                file(row),
                CredentialState.valueOf(row.getString("state")),
                Columns.instant(row, "submitted_at"),
                decision(row));
    }

    private static Optional<Credential.File> file(ResultSet row) throws SQLException {
        Optional<String> digest = Columns.optionalText(row, "file_digest");
        return digest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credential.File(digest.get(), row.getString("file_type"), row.getInt("file_bytes")));
    }

    private Optional<Credential.Decision> decision(ResultSet row) throws SQLException {
        Optional<PersonId> by = Columns.optionalUuid(row, "decided_by").map(PersonId::new);
        if (by.isEmpty()) {
            return Optional.empty();
        }
        Place place = reason(new CredentialId(Columns.uuid(row, "id")));
        return Optional.of(new Credential.Decision(
                row.getBoolean("confirmed"),
                vault.open(by.get(), place, row.getString("reason"), row.getBytes("wrapped"))
                        .words(),
                by.get(),
                Columns.instant(row, "decided_at")));
    }
}
