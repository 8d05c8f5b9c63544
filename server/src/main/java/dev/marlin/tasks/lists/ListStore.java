package dev.marlin.tasks.lists;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.catalog.RepositoryId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import dev.marlin.tasks.Category;
import dev.marlin.tasks.TaskId;
import dev.marlin.tasks.lists.TaskFilter.Order;
import dev.marlin.tasks.lists.TaskFilter.Sieve;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SQL of lists: which tasks a filter lets through, in order. It reads ids from an index that holds all that is filtered
 * by, so that a page costs the same among a hundred tasks and among a hundred thousand.
 */
@Repository
class ListStore {
    private final JdbcClient jdbc;

    ListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids in list order, from the filter's cursor on. */
    List<TaskId> ids(TaskFilter filter, int most) {
        Clauses clauses = clauses(filter);
        return jdbc.sql("SELECT id FROM task WHERE " + clauses.sql() + order(filter) + " LIMIT ?")
                .params(clauses.values)
                .param(most)
                .query((row, n) -> new TaskId(Columns.uuid(row, "id")))
                .list();
    }

    /** Who signs in by that name. */
    Optional<PersonId> author(String login) {
        return jdbc.sql("SELECT id FROM person WHERE login = ?")
                .param(login)
                .query((row, n) -> new PersonId(Columns.uuid(row, "id")))
                .optional();
    }

    private static String order(TaskFilter filter) {
        return switch (filter.order()) {
            case NEWEST -> " ORDER BY created_at DESC, id DESC";
            case OLDEST -> " ORDER BY created_at, id";
        };
    }

    private Clauses clauses(TaskFilter filter) {
        Clauses clauses = new Clauses();
        clauses.texts.add(filter.states().stream()
                .map(state -> "'" + state.name() + "'")
                .sorted()
                .collect(Collectors.joining(", ", "state IN (", ")")));
        Sieve sieve = filter.sieve();
        sieve.author().map(PersonId::value).ifPresent(id -> clauses.add("author_id = ?", id));
        sieve.campaign().map(CampaignId::value).ifPresent(id -> clauses.add("campaign_id = ?", id));
        sieve.repository().map(RepositoryId::value).ifPresent(id -> clauses.add("repository_id = ?", id));
        sieve.category().map(Category::key).ifPresent(key -> clauses.add("category = ?", key));
        sieve.before().map(Columns::at).ifPresent(moment -> clauses.add("created_at < ?", moment));
        if (!sieve.text().isEmpty()) {
            clauses.add("position(lower(?) IN lower(title)) > 0", sieve.text());
        }
        if (!sieve.without().isEmpty()) {
            clauses.add(
                    "campaign_id <> ALL (?)",
                    sieve.without().stream().map(CampaignId::value).toArray(UUID[]::new));
        }
        filter.after().map(TaskId::parse).ifPresent(id -> {
            clauses.add(
                    filter.order() == Order.NEWEST ? "(created_at, id) < (?, ?)" : "(created_at, id) > (?, ?)", at(id));
            clauses.values.add(id.value());
        });
        return clauses;
    }

    /** A cursor is the id of the last row: its place is read anew, so nobody can point anywhere else. */
    private OffsetDateTime at(TaskId cursor) {
        return jdbc.sql("SELECT created_at FROM task WHERE id = ?")
                .param(cursor.value())
                .query((row, n) -> Columns.at(Columns.instant(row, "created_at")))
                .optional()
                .orElseThrow(() -> MarlinException.notFound("That page of tasks"));
    }

    /** Conditions and their values, in the same order. */
    private static final class Clauses {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String text, Object value) {
            texts.add(text);
            values.add(value);
        }

        String sql() {
            return String.join(" AND ", texts);
        }
    }
}
