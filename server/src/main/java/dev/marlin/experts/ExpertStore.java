package dev.marlin.experts;

import dev.marlin.kernel.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of experts. */
@Repository
class ExpertStore {
    private final JdbcClient jdbc;

    ExpertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(UUID scope, PersonId person) {
        return jdbc.sql("SELECT pseudonym FROM expert_pseudonym WHERE scope_id = ? AND person_id = ?")
                .params(scope, person.value())
                .query(String.class)
                .optional();
    }

    /** Takes the name unless somebody else of the scope has it, or the person has one by now. */
    void insertIfFree(UUID scope, PersonId person, String pseudonym) {
        jdbc.sql("""
                INSERT INTO expert_pseudonym (scope_id, person_id, pseudonym) VALUES (?, ?, ?)
                ON CONFLICT DO NOTHING
                """).params(scope, person.value(), pseudonym).update();
    }
}
