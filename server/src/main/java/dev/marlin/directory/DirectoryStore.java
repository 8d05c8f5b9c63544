package dev.marlin.directory;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of the directory. */
@Repository
class DirectoryStore {
    private static final String USERS = """
            SELECT u.*, p.suspended_at IS NULL AS active FROM directory_user u JOIN person p ON p.id = u.person_id
            """;
    private static final String GROUPS = """
            SELECT g.*, array(SELECT m.user_id::text FROM directory_member m WHERE m.group_id = g.id ORDER BY 1) AS members
            FROM directory_group g
            """;

    private final JdbcClient jdbc;

    DirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One change of the directory at a time: it is one client, and names must not be taken twice. */
    void hold() {
        jdbc.sql("SELECT pg_advisory_xact_lock(5330144) IS NULL")
                .query(Boolean.class)
                .single();
    }

    Query.Part<DirectoryUser> users(Query query) {
        String condition = condition(query, "lower(u.user_name) = lower(?)", "u.external_id = ?");
        String value = query.wanted().map(Query.Equal::value).orElse("");
        List<DirectoryUser> rows = jdbc.sql(USERS + condition + " ORDER BY u.created_at, u.id OFFSET ? LIMIT ?")
                .params(value, query.start() - 1, query.count())
                .query((row, n) -> user(row))
                .list();
        int total = jdbc.sql("SELECT count(*) FROM directory_user u " + condition)
                .param(value)
                .query(Integer.class)
                .single();
        return new Query.Part<>(rows, total);
    }

    Query.Part<DirectoryGroup> groups(Query query) {
        String condition = condition(query, "lower(g.display_name) = lower(?)", "g.external_id = ?");
        String value = query.wanted().map(Query.Equal::value).orElse("");
        List<DirectoryGroup> rows = jdbc.sql(GROUPS + condition + " ORDER BY g.created_at, g.id OFFSET ? LIMIT ?")
                .params(value, query.start() - 1, query.count())
                .query((row, n) -> group(row))
                .list();
        int total = jdbc.sql("SELECT count(*) FROM directory_group g " + condition)
                .param(value)
                .query(Integer.class)
                .single();
        return new Query.Part<>(rows, total);
    }

    Optional<DirectoryUser> user(UUID id) {
        return jdbc.sql(USERS + "WHERE u.id = ?")
                .param(id)
                .query((row, n) -> user(row))
                .optional();
    }

    Optional<DirectoryGroup> group(UUID id) {
        return jdbc.sql(GROUPS + "WHERE g.id = ?")
                .param(id)
                .query((row, n) -> group(row))
                .optional();
    }

    boolean known(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM directory_user WHERE person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    boolean userTaken(DirectoryUser.Said said, UUID but) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM directory_user
                    WHERE id <> ? AND (lower(user_name) = lower(?) OR external_id = ?))
                """)
                .param(but)
                .param(said.userName())
                .param(said.externalId().orElse(null))
                .query(Boolean.class)
                .single();
    }

    boolean groupTaken(DirectoryGroup.Said said, UUID but) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM directory_group
                    WHERE id <> ? AND (lower(display_name) = lower(?) OR external_id = ?))
                """)
                .param(but)
                .param(said.displayName())
                .param(said.externalId().orElse(null))
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, PersonId person, DirectoryUser.Said said) {
        jdbc.sql("""
                INSERT INTO directory_user
                    (id, person_id, user_name, external_id, display_name, organization, created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, house_now(), house_now())
                """)
                .param(id)
                .param(person.value())
                .param(said.userName())
                .param(said.externalId().orElse(null))
                .param(said.displayName())
                .param(said.organization().orElse(null))
                .update();
    }

    void update(UUID id, DirectoryUser.Said said) {
        jdbc.sql("""
                UPDATE directory_user SET user_name = ?, external_id = ?, display_name = ?, organization = ?,
                    version = version + 1, changed_at = house_now()
                WHERE id = ?
                """)
                .param(said.userName())
                .param(said.externalId().orElse(null))
                .param(said.displayName())
                .param(said.organization().orElse(null))
                .param(id)
                .update();
    }

    void deleteUser(UUID id) {
        jdbc.sql("DELETE FROM directory_user WHERE id = ?").param(id).update();
    }

    void insert(UUID id, DirectoryGroup.Said said) {
        jdbc.sql("""
                INSERT INTO directory_group (id, display_name, external_id, created_at, changed_at)
                VALUES (?, ?, ?, house_now(), house_now())
                """)
                .param(id)
                .param(said.displayName())
                .param(said.externalId().orElse(null))
                .update();
    }

    void update(UUID id, DirectoryGroup.Said said) {
        jdbc.sql("""
                UPDATE directory_group SET display_name = ?, external_id = ?, version = version + 1,
                    changed_at = house_now()
                WHERE id = ?
                """)
                .param(said.displayName())
                .param(said.externalId().orElse(null))
                .param(id)
                .update();
    }

    void deleteGroup(UUID id) {
        jdbc.sql("DELETE FROM directory_group WHERE id = ?").param(id).update();
    }

    /** Makes these the members. Who is no user is left out; the number of those that are in now tells. */
    int setMembers(UUID group, Set<UUID> members) {
        jdbc.sql("DELETE FROM directory_member WHERE group_id = ?").param(group).update();
        return jdbc.sql("""
                INSERT INTO directory_member (group_id, user_id)
                SELECT ?, id FROM directory_user WHERE id = ANY (?)
                """).params(group, members.toArray(UUID[]::new)).update();
    }

    Set<String> groupNames(UUID user) {
        return jdbc.sql("""
                SELECT g.display_name FROM directory_group g JOIN directory_member m ON m.group_id = g.id
                WHERE m.user_id = ?
                """)
                .param(user)
                .query((row, n) -> row.getString("display_name"))
                .set();
    }

    private static String condition(Query query, String name, String externalId) {
        return "WHERE "
                + query.wanted()
                        .map(equal -> switch (equal.attribute()) {
                            case NAME -> name;
                            case EXTERNAL_ID -> externalId;
                        })
                        .orElse("? = ''");
    }

    private static DirectoryUser user(ResultSet row) throws SQLException {
        return new DirectoryUser(
                Columns.uuid(row, "id"),
                new PersonId(Columns.uuid(row, "person_id")),
                new DirectoryUser.Said(
                        row.getString("user_name"),
                        Columns.optionalText(row, "external_id"),
                        row.getString("display_name"),
                        row.getBoolean("active"),
                        Columns.optionalText(row, "organization")),
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"));
    }

    private static DirectoryGroup group(ResultSet row) throws SQLException {
        return new DirectoryGroup(
                Columns.uuid(row, "id"),
                new DirectoryGroup.Said(
                        row.getString("display_name"),
                        Columns.optionalText(row, "external_id"),
                        Columns.texts(row, "members").stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet())),
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "changed_at"));
    }
}
