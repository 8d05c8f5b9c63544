package dev.marlin.tasks;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.Task.Environment;
import dev.marlin.tasks.Task.PullRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** SQL of tasks. */
@Repository
class TaskStore {
    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TaskId id, TaskContent content, PersonId author) {
        content(jdbc.sql("""
                INSERT INTO task (campaign_id, repository_id, title, category, base_commit, pr_title, pr_description,
                                  prompt, verifiers, reference_patch, test_patch, toolchain, setup, hosts,
                                  network_approved, id, author_id, state, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, 'DRAFT', house_now(), house_now())
                """), content)
                .param(false)
                .param(id.value())
                .param(author.value())
                .update();
    }

    void update(TaskId id, TaskContent content, boolean networkApproved) {
        content(jdbc.sql("""
                UPDATE task
                SET campaign_id = ?, repository_id = ?, title = ?, category = ?, base_commit = ?, pr_title = ?,
                    pr_description = ?, prompt = ?, verifiers = ?::jsonb, reference_patch = ?, test_patch = ?,
                    toolchain = ?, setup = ?, hosts = ?, network_approved = ?, updated_at = house_now()
                WHERE id = ?
                """), content).param(networkApproved).param(id.value()).update();
    }

    private static StatementSpec content(StatementSpec statement, TaskContent content) {
        return statement
                .param(content.campaign().value())
                .param(content.repository().value())
                .param(content.title())
                .param(content.category().key())
                .param(content.baseCommit())
                .param(content.pullRequest().title())
                .param(content.pullRequest().description())
                .param(content.prompt())
                .param(VerifierJson.write(content.verifiers()))
                .param(content.referencePatch().orElse(null))
                .param(content.testPatch().orElse(null))
                .param(content.recipe().toolchain())
                .param(content.recipe().setup().toArray(String[]::new))
                .param(content.recipe().hosts().toArray(String[]::new));
    }

    void publish(TaskId id, TaskState state, String digest) {
        jdbc.sql(
                        "UPDATE task SET state = ?, digest = ?, published_at = house_now(), updated_at = house_now() WHERE id = ?")
                .params(state.name(), digest, id.value())
                .update();
    }

    void setState(TaskId id, TaskState state) {
        jdbc.sql("UPDATE task SET state = ?, updated_at = house_now() WHERE id = ?")
                .params(state.name(), id.value())
                .update();
    }

    Optional<Task> find(TaskId id) {
        return jdbc.sql("SELECT * FROM task WHERE id = ?")
                .param(id.value())
                .query((rows, n) -> task(rows))
                .optional();
    }

    Optional<Task> lock(TaskId id) {
        return jdbc.sql("SELECT * FROM task WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((rows, n) -> task(rows))
                .optional();
    }

    List<Task> ready() {
        return jdbc.sql("SELECT * FROM task WHERE state = 'READY' ORDER BY created_at, id")
                .query((rows, n) -> task(rows))
                .list();
    }

    /** Those that are there, in the order of the ids. */
    List<Task> all(List<TaskId> ids) {
        return jdbc.sql("""
                SELECT t.* FROM unnest(?::uuid[]) WITH ORDINALITY wanted (id, place) JOIN task t ON t.id = wanted.id
                ORDER BY wanted.place
                """)
                .param(ids.stream().map(TaskId::value).toArray(UUID[]::new))
                .query((row, n) -> task(row))
                .list();
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                new TaskId(Columns.uuid(row, "id")),
                new CampaignId(Columns.uuid(row, "campaign_id")),
                new RepositoryId(Columns.uuid(row, "repository_id")),
                TaskState.valueOf(row.getString("state")),
                row.getString("title"),
                Category.parse(row.getString("category")),
                row.getString("base_commit"),
                new PullRequest(row.getString("pr_title"), row.getString("pr_description")),
                row.getString("prompt"),
                VerifierJson.read(row.getString("verifiers")),
                Columns.optionalText(row, "reference_patch"),
                Columns.optionalText(row, "test_patch"),
                new Environment(
                        row.getString("toolchain"),
                        Columns.texts(row, "setup"),
                        Columns.texts(row, "hosts"),
                        row.getBoolean("network_approved")),
                new PersonId(Columns.uuid(row, "author_id")),
                Columns.instant(row, "created_at"),
                Columns.optionalText(row, "digest"));
    }
}
