package dev.marlin.catalog;

import dev.marlin.catalog.rows.Report;
import dev.marlin.catalog.rows.Report.Fact;
import dev.marlin.catalog.rows.Report.Field;
import dev.marlin.catalog.rows.SearchWords;
import dev.marlin.store.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SQL of repositories and of what their sources say; writes go in batches of JSON. */
@org.springframework.stereotype.Repository
class RepositoryStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOCUMENT = """
            setweight(to_tsvector('catalog_words', r.name_words), 'A')
                || setweight(to_tsvector('catalog_words', r.topic_words), 'B')
                || setweight(to_tsvector('catalog_words', r.text_words), 'D')""";
    private static final String RECORDSET = """
            jsonb_to_recordset(?::jsonb) AS r(id uuid, key text, name text, short_name text, clone_url text,
                description text, language text, topics text[], license text, stars bigint, archived boolean,
                pushed_at timestamptz, updated_at timestamptz, name_words text, topic_words text, text_words text)""";

    private final JdbcClient jdbc;

    RepositoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Repository> find(RepositoryId id) {
        return jdbc.sql("SELECT * FROM repository WHERE id = ?")
                .param(id.value())
                .query((row, n) -> repository(row))
                .optional();
    }

    Optional<Repository> find(String key) {
        return jdbc.sql("SELECT * FROM repository WHERE key = ?")
                .param(key)
                .query((row, n) -> repository(row))
                .optional();
    }

    /** Rows of these ids, by id; in no order. */
    Map<UUID, Repository> byId(Collection<UUID> ids) {
        Map<UUID, Repository> found = new HashMap<>();
        jdbc.sql("SELECT * FROM repository WHERE id = ANY(?)")
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> repository(row))
                .list()
                .forEach(repository -> found.put(repository.id().value(), repository));
        return found;
    }

    /** Repositories of these keys, locked in the order of keys until the transaction ends. */
    List<Repository> lock(Collection<String> keys) {
        return jdbc.sql("SELECT * FROM repository WHERE key = ANY(?) ORDER BY key FOR UPDATE")
                .param(keys.toArray(String[]::new))
                .query((row, n) -> repository(row))
                .list();
    }

    Map<UUID, List<Report>> reports(Collection<UUID> ids) {
        Map<UUID, List<Report>> reports = new HashMap<>();
        jdbc.sql("SELECT * FROM repository_report WHERE repository_id = ANY(?) ORDER BY repository_id, source")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    reports.computeIfAbsent(Columns.uuid(row, "repository_id"), id -> new ArrayList<>())
                            .add(report(row));
                });
        return reports;
    }

    /** @return number of rows inserted; fewer than given when another transaction was first with a key */
    int insert(Collection<Repository> repositories) {
        return jdbc.sql("""
                        INSERT INTO repository (id, key, name, short_name, clone_url, description, language, topics,
                            license, stars, archived, pushed_at, updated_at, document)
                        SELECT id, key, name, short_name, clone_url, description, language, topics,
                            license, stars, archived, pushed_at, updated_at, %s
                        FROM %s ORDER BY key
                        ON CONFLICT (key) DO NOTHING
                        """.formatted(DOCUMENT, RECORDSET))
                .param(json(repositories))
                .update();
    }

    void update(Collection<Repository> repositories) {
        jdbc.sql("""
                UPDATE repository p SET name = r.name, short_name = r.short_name, clone_url = r.clone_url,
                    description = r.description, language = r.language, topics = r.topics, license = r.license,
                    stars = r.stars, archived = r.archived, pushed_at = r.pushed_at, updated_at = r.updated_at,
                    document = %s
                FROM %s WHERE p.id = r.id
                """.formatted(DOCUMENT, RECORDSET)).param(json(repositories)).update();
    }

    void upsertReports(Map<RepositoryId, List<Report>> reports) {
        ArrayNode rows = JSON.createArrayNode();
        reports.forEach((id, list) -> list.forEach(report -> {
            ObjectNode row = rows.addObject();
            row.put("repository_id", id.toString());
            row.put("source", report.source());
            row.set("facts", facts(report));
            row.put("first_seen", report.firstSeen().toString());
        }));
        jdbc.sql("""
                INSERT INTO repository_report (repository_id, source, facts, first_seen)
                SELECT repository_id, source, facts, first_seen
                FROM jsonb_to_recordset(?::jsonb) AS r(repository_id uuid, source text, facts jsonb, first_seen timestamptz)
                ON CONFLICT (repository_id, source) DO UPDATE SET facts = excluded.facts
                """).param(rows.toString()).update();
    }

    /** Counts languages, licenses and topics anew: the most frequent of each, and all repositories. One at a time. */
    void refreshFacets() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('catalog_facet'))")
                .query((row, number) -> true)
                .list();
        jdbc.sql("DELETE FROM catalog_facet").update();
        jdbc.sql("""
                INSERT INTO catalog_facet (kind, value, repositories)
                SELECT 'all', '', count(*) FROM repository
                UNION ALL (SELECT 'language', language, count(*) FROM repository WHERE language IS NOT NULL
                    GROUP BY language)
                UNION ALL (SELECT 'license', license, count(*) FROM repository WHERE license IS NOT NULL
                    GROUP BY license)
                UNION ALL (SELECT 'topic', topic, count(*) FROM repository, unnest(topics) AS topic
                    GROUP BY topic ORDER BY count(*) DESC, topic LIMIT 5000)
                """).update();
    }

    static Repository repository(ResultSet row) throws SQLException {
        return new Repository(
                new RepositoryId(Columns.uuid(row, "id")),
                row.getString("key"),
                row.getString("name"),
                Columns.optionalText(row, "clone_url"),
                row.getString("description"),
                Columns.optionalText(row, "language"),
                Columns.texts(row, "topics"),
                Columns.optionalText(row, "license"),
                row.getLong("stars"),
                row.getBoolean("archived"),
                Columns.optionalInstant(row, "pushed_at"),
                Columns.instant(row, "updated_at"));
    }

    private static Report report(ResultSet row) throws SQLException {
        Map<Field, Fact> facts = new EnumMap<>(Field.class);
        JSON.readTree(row.getString("facts"))
                .forEachEntry((field, fact) -> facts.put(
                        Field.of(field),
                        new Fact(
                                fact.get("value").stringValue(),
                                Optional.ofNullable(fact.get("at"))
                                        .map(JsonNode::stringValue)
                                        .map(Instant::parse))));
        return new Report(row.getString("source"), facts, Columns.instant(row, "first_seen"));
    }

    private static ObjectNode facts(Report report) {
        ObjectNode facts = JSON.createObjectNode();
        report.facts().forEach((field, fact) -> {
            ObjectNode node = facts.putObject(field.key());
            node.put("value", fact.value());
            fact.at().ifPresent(at -> node.put("at", at.toString()));
        });
        return facts;
    }

    private static String json(Collection<Repository> repositories) {
        ArrayNode rows = JSON.createArrayNode();
        for (Repository repository : repositories) {
            ObjectNode row = rows.addObject();
            row.put("id", repository.id().toString());
            row.put("key", repository.key());
            row.put("name", repository.name());
            row.put("short_name", SearchWords.shortName(repository.name()));
            row.put("clone_url", repository.cloneUrl().orElse(null));
            row.put("description", repository.description());
            row.put("language", repository.language().orElse(null));
            ArrayNode topics = row.putArray("topics");
            repository.topics().forEach(topics::add);
            row.put("license", repository.license().orElse(null));
            row.put("stars", repository.stars());
            row.put("archived", repository.archived());
            row.put("pushed_at", repository.pushedAt().map(Instant::toString).orElse(null));
            row.put("updated_at", repository.updatedAt().toString());
            row.put("name_words", SearchWords.ofName(repository.name()));
            row.put(
                    "topic_words",
                    words(repository.language().orElse("") + " " + String.join(" ", repository.topics())));
            row.put("text_words", words(repository.description()));
        }
        return rows.toString();
    }

    private static String words(String text) {
        return String.join(" ", SearchWords.of(text));
    }
}
