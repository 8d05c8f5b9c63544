package dev.marlin.identity;

import dev.marlin.kernel.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of interests. */
@Repository
class InterestStore {
    private final JdbcClient jdbc;

    InterestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Employers that were stated, by hand first, then by the directory, then by providers. */
    List<String> employers(PersonId person) {
        return jdbc.sql("""
                SELECT employer FROM person_employer WHERE person_id = ?
                ORDER BY source <> 'hand', source <> 'scim', source
                """)
                .param(person.value())
                .query((row, n) -> row.getString("employer"))
                .list();
    }

    Set<String> vendors(PersonId person) {
        return jdbc.sql("SELECT vendor FROM person_vendor WHERE person_id = ?")
                .param(person.value())
                .query((row, n) -> row.getString("vendor"))
                .set();
    }

    boolean shareEmployer(PersonId one, PersonId other) {
        return jdbc.sql("""
                SELECT EXISTS (
                    SELECT FROM person_employer a JOIN person_employer b ON b.employer = a.employer
                    WHERE a.person_id = ? AND b.person_id = ?)
                """)
                .params(one.value(), other.value())
                .query(Boolean.class)
                .single();
    }

    Optional<String> employer(PersonId person, StatedBy source) {
        return jdbc.sql("SELECT employer FROM person_employer WHERE person_id = ? AND source = ?")
                .params(person.value(), source.word())
                .query(String.class)
                .optional();
    }

    void setEmployer(PersonId person, StatedBy source, String employer) {
        jdbc.sql("""
                INSERT INTO person_employer (person_id, source, employer, since) VALUES (?, ?, ?, house_now())
                ON CONFLICT (person_id, source) DO UPDATE SET employer = excluded.employer, since = excluded.since
                """).params(person.value(), source.word(), employer).update();
    }

    void clearEmployer(PersonId person, StatedBy source) {
        jdbc.sql("DELETE FROM person_employer WHERE person_id = ? AND source = ?")
                .params(person.value(), source.word())
                .update();
    }

    boolean addVendor(PersonId person, String vendor) {
        return jdbc.sql("""
                INSERT INTO person_vendor (person_id, vendor, since) VALUES (?, ?, house_now())
                ON CONFLICT DO NOTHING
                """).params(person.value(), vendor).update() == 1;
    }

    boolean removeVendor(PersonId person, String vendor) {
        return jdbc.sql("DELETE FROM person_vendor WHERE person_id = ? AND vendor = ?")
                        .params(person.value(), vendor)
                        .update()
                == 1;
    }
}
