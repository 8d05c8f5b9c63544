package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Books;

/** Requests and claims: nothing of ours failed, everybody's work is there as it was acknowledged. */
final class WorkCheck {
    private WorkCheck() {}

    static void holds(Rehearsal week) {
        assertThat(week.town.traffic.broken()).as("requests that we failed").isEmpty();
        Books books = week.town.books();
        assertThat(books.count("SELECT count(*) FROM comparison_receipt"))
                .as("receipts")
                .isEqualTo(week.tally.of("submitted"));
        assertThat(books.count("SELECT count(*) FROM review"))
                .as("reviews")
                .isEqualTo(week.tally.of("reviewed: accept")
                        + week.tally.of("reviewed: request_changes")
                        + week.tally.of("reviewed: comment"));
        assertThat(books.count("SELECT count(*) FROM person WHERE suspended_at IS NOT NULL"))
                .as("leavers")
                .isEqualTo(week.tally.of("left"));
        assertThat(books.rows("""
                SELECT j.id FROM judgement j JOIN comparison c ON c.id = j.comparison_id
                WHERE j.role <> 'author' AND j.judge_id = c.expert_id
                """)).as("judged their own work").isEmpty();
        assertThat(books.rows("""
                SELECT r.task_id FROM reservation r JOIN task t ON t.id = r.task_id JOIN campaign c ON c.id = t.campaign_id
                WHERE r.ending = 'COMPLETED' GROUP BY r.task_id, c.judgements HAVING count(*) > c.judgements
                """)).as("tasks judged too often").isEmpty();
    }
}
