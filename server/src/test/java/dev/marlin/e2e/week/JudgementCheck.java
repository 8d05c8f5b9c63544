package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.DuckDb;
import java.nio.file.Path;

/** Judgements as a release holds them, asked by another program. */
final class JudgementCheck {
    private JudgementCheck() {}

    /** @param places judgements that each task of the campaign may have */
    static void holds(Path release, int places) {
        String file = Exports.table(release, "judgements");
        assertThat(DuckDb.query(
                        "SELECT comparison_id FROM read_parquet(?) GROUP BY comparison_id, annotator"
                                + " HAVING count(DISTINCT role) > 1",
                        file))
                .as("somebody in two roles at one comparison")
                .isEmpty();
        assertThat(DuckDb.query(
                        "SELECT task_id FROM read_parquet(?) WHERE counts GROUP BY task_id HAVING count(*) > " + places,
                        file))
                .as("tasks with more than " + places + " judgements")
                .isEmpty();
        assertThat(DuckDb.query(
                        "SELECT task_id FROM read_parquet(?) WHERE role = 'author'"
                                + " GROUP BY task_id, annotator HAVING count(DISTINCT comparison_id) > 1",
                        file))
                .as("one person judged a task twice")
                .isEmpty();
    }
}
