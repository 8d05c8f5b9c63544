package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of accounts. */
@Repository
class PersonStore {
    private static final String SELECT = """
            SELECT p.id, p.login, p.display_name, p.suspended_at IS NOT NULL AS suspended,
                   coalesce(array_agg(r.role) FILTER (WHERE r.role IS NOT NULL), '{}') AS roles
            FROM person p LEFT JOIN person_role r ON r.person_id = p.id
            """;

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(Person person, Optional<String> passwordHash) {
        return jdbc.sql("""
                INSERT INTO person (id, login, display_name, password_hash) VALUES (?, ?, ?, ?)
                ON CONFLICT (login) DO NOTHING
                """)
                        .param(person.id().value())
                        .param(person.login())
                        .param(person.displayName())
                        .param(passwordHash.orElse(null))
                        .update()
                == 1;
    }

    void addRole(PersonId person, Role role) {
        addRole(person, role, StatedBy.HAND);
    }

    void addRole(PersonId person, Role role, StatedBy source) {
        jdbc.sql("INSERT INTO person_role (person_id, role, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(person.value(), role.key(), source.word())
                .update();
    }

    void removeRole(PersonId person, Role role, StatedBy source) {
        jdbc.sql("DELETE FROM person_role WHERE person_id = ? AND role = ? AND source = ?")
                .params(person.value(), role.key(), source.word())
                .update();
    }

    Set<Role> roles(PersonId person, StatedBy source) {
        return jdbc.sql("SELECT role FROM person_role WHERE person_id = ? AND source = ?")
                .params(person.value(), source.word())
                .query((row, n) -> Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)))
                .set();
    }

    /**
     * Holds the account until the transaction ends, so that changes of one person's access come one after the other. Rows
     * that refer to the account can be written meanwhile: else whoever leaves while they submit would lock up with us.
     */
    boolean lock(PersonId person) {
        return jdbc.sql("SELECT id FROM person WHERE id = ? FOR NO KEY UPDATE")
                .param(person.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    boolean suspend(PersonId person, StatedBy source) {
        return jdbc.sql("""
                UPDATE person SET suspended_at = house_now(), suspended_by = ?
                WHERE id = ? AND suspended_at IS NULL
                """).params(source.word(), person.value()).update() == 1;
    }

    /** Whoever suspended by hand is asked by hand: a directory lifts only its own word. */
    boolean reinstate(PersonId person, StatedBy source) {
        return jdbc.sql("""
                UPDATE person SET suspended_at = NULL, suspended_by = NULL
                WHERE id = ? AND suspended_at IS NOT NULL AND (? = 'hand' OR suspended_by = ?)
                """)
                        .params(person.value(), source.word(), source.word())
                        .update()
                == 1;
    }

    void rename(PersonId person, String displayName) {
        jdbc.sql("UPDATE person SET display_name = ? WHERE id = ?")
                .params(displayName, person.value())
                .update();
    }

    Optional<Person> byId(PersonId id) {
        return jdbc.sql(SELECT + "WHERE p.id = ? GROUP BY p.id")
                .param(id.value())
                .query((row, n) -> person(row))
                .optional();
    }

    Optional<Person> byLogin(String login) {
        return jdbc.sql(SELECT + "WHERE p.login = ? GROUP BY p.id")
                .param(login)
                .query((row, n) -> person(row))
                .optional();
    }

    List<Person> all() {
        return jdbc.sql(SELECT + "GROUP BY p.id ORDER BY p.login")
                .query((row, n) -> person(row))
                .list();
    }

    List<Person> after(String login, int limit) {
        return jdbc.sql(SELECT + "WHERE p.login > ? GROUP BY p.id ORDER BY p.login LIMIT ?")
                .params(login, limit)
                .query((row, n) -> person(row))
                .list();
    }

    List<Person> withRole(Role role) {
        return jdbc.sql(SELECT + """
                WHERE p.suspended_at IS NULL
                  AND EXISTS (SELECT FROM person_role w WHERE w.person_id = p.id AND w.role = ?)
                GROUP BY p.id ORDER BY p.login
                """)
                .param(role.key())
                .query((row, n) -> person(row))
                .list();
    }

    /** Of an account that may sign in, as it stands this moment. */
    Optional<String> passwordHash(String login) {
        return jdbc.sql("SELECT password_hash FROM person WHERE login = ? AND suspended_at IS NULL")
                .param(login)
                .query((row, n) -> Columns.optionalText(row, "password_hash"))
                .optional()
                .flatMap(hash -> hash);
    }

    /**
     * Hash and lock of the account for a sign-in attempt; the row stays locked until the transaction ends. Rows that
     * refer to the account may be on their way meanwhile: the request that asks for the password may have written one.
     */
    Optional<Credentials> credentials(String login) {
        return jdbc.sql("""
                SELECT id, password_hash, failed_logins, locked_until FROM person
                WHERE login = ? AND suspended_at IS NULL FOR NO KEY UPDATE
                """)
                .param(login)
                .query((row, n) -> new Credentials(
                        new PersonId(Columns.uuid(row, "id")),
                        Columns.optionalText(row, "password_hash"),
                        row.getInt("failed_logins"),
                        Columns.optionalInstant(row, "locked_until")))
                .optional();
    }

    void failed(PersonId person, int failures, Optional<Instant> lockedUntil) {
        jdbc.sql("UPDATE person SET failed_logins = ?, locked_until = ? WHERE id = ?")
                .param(failures)
                .param(Columns.at(lockedUntil))
                .param(person.value())
                .update();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(Columns.uuid(row, "id")),
                row.getString("login"),
                row.getString("display_name"),
                Columns.texts(row, "roles").stream()
                        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                row.getBoolean("suspended"));
    }

    record Credentials(PersonId person, Optional<String> hash, int failures, Optional<Instant> lockedUntil) {}
}
