package dev.marlin.views;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of saved views. */
@Repository
class ViewStore {
    private final JdbcClient jdbc;

    ViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes of one person's views come one after the other until the transaction ends. */
    void lockThoseOf(PersonId owner) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 246))")
                .param(owner.toString())
                .query((row, n) -> n)
                .list();
    }

    void insert(SavedView view) {
        jdbc.sql("""
                INSERT INTO saved_view (id, owner_id, name, query, shared, created_at) VALUES (?, ?, ?, ?, ?, house_now())
                """)
                .params(view.id().value(), view.owner().value(), view.name(), view.query(), view.shared())
                .update();
    }

    void update(SavedView view) {
        jdbc.sql("UPDATE saved_view SET name = ?, query = ?, shared = ? WHERE id = ?")
                .params(view.name(), view.query(), view.shared(), view.id().value())
                .update();
    }

    void setRemoved(ViewId id, boolean removed) {
        jdbc.sql("UPDATE saved_view SET removed_at = CASE WHEN ? THEN house_now() END WHERE id = ?")
                .params(removed, id.value())
                .update();
    }

    /** Removed views of the person that are past bringing back. */
    void forgetRemoved(PersonId owner) {
        jdbc.sql("DELETE FROM saved_view WHERE owner_id = ? AND removed_at < house_now() - interval '1 day'")
                .param(owner.value())
                .update();
    }

    Optional<SavedView> find(ViewId id, boolean removed) {
        return jdbc.sql("SELECT * FROM saved_view WHERE id = ? AND (removed_at IS NOT NULL) = ?")
                .params(id.value(), removed)
                .query((row, n) -> view(row))
                .optional();
    }

    /** The person's own first, then what others share, by name. */
    List<SavedView> visibleTo(PersonId person) {
        return jdbc.sql("""
                SELECT * FROM saved_view WHERE removed_at IS NULL AND (owner_id = ? OR shared)
                ORDER BY owner_id <> ?, lower(name), id LIMIT 200
                """)
                .params(person.value(), person.value())
                .query((row, n) -> view(row))
                .list();
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                new ViewId(Columns.uuid(row, "id")),
                new PersonId(Columns.uuid(row, "owner_id")),
                row.getString("name"),
                row.getString("query"),
                row.getBoolean("shared"));
    }
}
