package dev.marlin.vault;

import dev.marlin.kernel.PersonId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Statements that take a person out of rows, one after the other.
 *
 * @param statements each with one parameter: the person's id
 */
public record TraceSql(List<String> statements) {
    public TraceSql {
        statements = List.copyOf(statements);
    }

    /** In that order. */
    public static TraceSql of(String... statements) {
        return new TraceSql(List.of(statements));
    }

    /** Runs them in the caller's transaction. */
    public void run(JdbcClient jdbc, PersonId person) {
        statements.forEach(sql -> jdbc.sql(sql).param(person.value()).update());
    }
}
