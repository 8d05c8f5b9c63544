package dev.marlin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marlin.testkit.http.Books;
import dev.marlin.testkit.http.Installation;
import dev.marlin.testkit.http.Session;
import dev.marlin.testkit.runs.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Twenty times {@code kill -9} at random moments of a busy day; every fourth time or so the database dies with the
 * server. {@code -Dmarlin.test.seed} replays the plan of an earlier run.
 */
@Tag("long")
class RandomKillsTest {
    private static final int KILLS = 20;
    private static final List<String> EXPERTS = List.of("ines", "otto", "paula", "quirin", "rosa", "sven");
    private static final int EACH = 3;
    private static final List<String> REVIEWERS = List.of("jonas", "lea");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final long seed = Long.parseLong(System.getProperty("marlin.test.seed", "" + System.nanoTime()));
    private final Random random = new Random(seed);
    private final AtomicInteger kills = new AtomicInteger();
    private final Workday day = new Workday(EXPERTS.size() * EACH, kills::get);
    private int databaseKills;

    @Test
    void everyAcknowledgedDeedIsThereExactlyOnce() throws Exception {
        System.out.println("RandomKillsTest: replay with -Dmarlin.test.seed=" + seed);
        try (Installation marlin = new Installation();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenComparisons world = OpenComparisons.in(marlin, EXPERTS, EACH, REVIEWERS);
            List<Session> reviewers = REVIEWERS.stream().map(marlin::as).toList();
            Session finn = marlin.as("finn");
            Session fred = marlin.as("fred");
            long begun = System.nanoTime();
            List<Future<?>> work = new ArrayList<>();
            try {
                EXPERTS.forEach(login -> work.add(clients.submit(() ->
                        day.expert(world.expert(login), world.comparisons().get(login), KILLS))));
                reviewers.forEach(reviewer -> work.add(clients.submit(() -> day.reviewer(reviewer))));
                work.add(clients.submit(() -> day.finance(finn, fred)));
                while (kills.get() < KILLS) {
                    kill(marlin, work);
                }
                for (Future<?> client : work) {
                    client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            } finally {
                day.persistence.giveUp();
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            System.out.println("RandomKillsTest: " + KILLS + " kills of the server, " + databaseKills
                    + " of the database with it, in " + seconds + " s; " + day.persistence.counts() + "; "
                    + day.judgements.size() + " judgements, " + day.receipts.size() + " submissions, "
                    + day.payouts + " payouts");
            everythingIsThereOnce(Books.of(marlin.data()));
            assertThat(marlin.command("audit", "verify").exitCode()).isZero();
        }
    }

    /** Waits for a random amount of acknowledged work, so that every kill hits a busy server however slow it is. */
    private void kill(Installation marlin, List<Future<?>> work) {
        int wanted = day.persistence.acknowledgements() + 5 + random.nextInt(60);
        Until.holds("acknowledged work", PATIENCE, () -> {
            failEarly(work);
            return day.persistence.acknowledgements() >= wanted;
        });
        LockSupport.parkNanos(random.nextLong(100_000_000));
        switch (random.nextInt(8)) {
            case 0 -> {
                Books.of(marlin.data()).kill();
                databaseKills++;
                LockSupport.parkNanos(random.nextLong(500_000_000)); // the server meets a dead database
                marlin.kill();
            }
            case 1 -> {
                marlin.kill();
                Books.of(marlin.data()).kill();
                databaseKills++;
            }
            default -> marlin.kill();
        }
        marlin.start();
        kills.incrementAndGet();
    }

    private static void failEarly(List<Future<?>> work) {
        for (Future<?> client : work) {
            if (client.state() == Future.State.FAILED) {
                throw new AssertionError("a client was refused", client.exceptionNow());
            }
        }
    }

    private void everythingIsThereOnce(Books books) {
        List<List<String>> said = books.rows("SELECT id, role, comparison_id FROM judgement");
        assertThat(said).as("judgements that were sent").hasSize(day.judgements.size());
        assertThat(said.stream().filter(row -> row.get(1).equals("author")).map(List::getFirst))
                .as("judgements as they were acknowledged; their words are sealed")
                .containsExactlyInAnyOrderElementsOf(day.judgements.values().stream()
                        .filter(id -> !id.isEmpty())
                        .toList());
        assertThat(said.stream().filter(row -> row.get(1).equals("reviewer")).map(List::getLast))
                .as("reviewed once each")
                .doesNotHaveDuplicates();
        int comparisons = EXPERTS.size() * EACH;
        assertThat(books.rows("SELECT comparison_id, number FROM comparison_receipt").stream()
                        .map(row -> row.get(1)))
                .containsExactlyInAnyOrderElementsOf(day.receipts.values());
        assertThat(books.count("SELECT count(*) FROM submission WHERE state = 'accepted'"))
                .isEqualTo(comparisons);
        assertThat(books.count("SELECT count(*) FROM review")).isEqualTo(comparisons);
        moneyIsRight(books, comparisons);
        assertThat(books.count("SELECT count(*) FROM audit_event WHERE action = 'judgement.given'"))
                .isEqualTo(said.size());
        assertThat(books.count("SELECT count(*) FROM audit_event WHERE action = 'payout.made'"))
                .isEqualTo(day.payouts.get());
    }

    private void moneyIsRight(Books books, int comparisons) {
        assertThat(books.rows("SELECT kind, count(*) FROM ledger_transaction"
                        + " WHERE kind IN ('author_fee', 'payout', 'reviewer_fee') GROUP BY kind ORDER BY kind"))
                .isEqualTo(List.of(
                        List.of("author_fee", "" + comparisons),
                        List.of("payout", "" + day.payouts.get()),
                        List.of("reviewer_fee", "" + comparisons)));
        assertThat(books.rows(
                        "SELECT transaction_id FROM ledger_entry GROUP BY transaction_id HAVING sum(amount) <> 0"))
                .isEmpty();
        assertThat(books.count("SELECT sum(amount) FROM ledger_entry")).isZero();
        assertThat(books.count("SELECT sum(e.amount) FROM ledger_entry e JOIN account a ON a.id = e.account_id"
                        + " WHERE a.kind = 'person_paid'"))
                .as("28,000 and 4,000 cents each, all paid out")
                .isEqualTo(32_000L * comparisons);
    }
}
