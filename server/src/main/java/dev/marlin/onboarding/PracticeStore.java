package dev.marlin.onboarding;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of practice. */
@Repository
class PracticeStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Integer>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    PracticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String practice, PersonId person, Map<String, Integer> answers, Instant at) {
        jdbc.sql("""
                INSERT INTO practice_answer (id, practice, person_id, answers, answered_at) VALUES (?, ?, ?, ?::jsonb, ?)
                """)
                .param(UUID.randomUUID())
                .param(practice)
                .param(person.value())
                .param(JSON.writeValueAsString(answers))
                .param(Columns.at(at))
                .update();
    }

    Optional<Map<String, Integer>> latest(String practice, PersonId person) {
        return jdbc.sql("""
                SELECT answers FROM practice_answer WHERE practice = ? AND person_id = ?
                ORDER BY answered_at DESC, id LIMIT 1
                """)
                .params(practice, person.value())
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, ANSWERS));
    }

    boolean practiced(PersonId person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM practice_answer WHERE person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }
}
