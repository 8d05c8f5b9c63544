package dev.marlin.experts;

import dev.marlin.kernel.PersonId;
import dev.marlin.store.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of skills. */
@Repository
class SkillStore {
    private final JdbcClient jdbc;

    SkillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(PersonId person, String skill) {
        return jdbc.sql("""
                INSERT INTO expert_skill (person_id, skill, declared_at) VALUES (?, ?, house_now())
                ON CONFLICT DO NOTHING
                """).params(person.value(), skill).update() == 1;
    }

    boolean delete(PersonId person, String skill) {
        return jdbc.sql("DELETE FROM expert_skill WHERE person_id = ? AND skill = ?")
                        .params(person.value(), skill)
                        .update()
                == 1;
    }

    boolean confirm(PersonId person, String skill, PersonId by) {
        return jdbc.sql("""
                UPDATE expert_skill SET confirmed_by = ?, confirmed_at = house_now()
                WHERE person_id = ? AND skill = ? AND confirmed_at IS NULL
                """).params(by.value(), person.value(), skill).update() == 1;
    }

    boolean doubt(PersonId person, String skill) {
        return jdbc.sql("""
                UPDATE expert_skill SET confirmed_by = NULL, confirmed_at = NULL
                WHERE person_id = ? AND skill = ? AND confirmed_at IS NOT NULL
                """).params(person.value(), skill).update() == 1;
    }

    List<Skill> of(PersonId person) {
        return jdbc.sql(
                        "SELECT skill, confirmed_at IS NOT NULL AS ok FROM expert_skill WHERE person_id = ? ORDER BY skill")
                .param(person.value())
                .query((row, n) -> new Skill(row.getString("skill"), row.getBoolean("ok")))
                .list();
    }

    List<PersonId> waiting() {
        return jdbc.sql("""
                SELECT person_id FROM expert_skill WHERE confirmed_at IS NULL
                GROUP BY person_id ORDER BY min(declared_at), person_id
                """)
                .query((row, n) -> new PersonId(Columns.uuid(row, "person_id")))
                .list();
    }
}
