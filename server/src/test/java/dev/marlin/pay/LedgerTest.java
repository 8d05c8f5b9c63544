package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.reviews.OutcomeListener;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.FakeAgentRoster;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The books on a real database, against a solver that only adds and subtracts. */
@Tag("database")
class LedgerTest {
    private static PayWorld pay;
    private static TaskWorld world;
    private static Ledger ledger;
    private static Fees fees;
    private static int names;

    @BeforeAll
    static void open() {
        pay = new PayWorld();
        world = pay.world;
        ledger = pay.ledger;
        fees = world.bean(Fees.class);
    }

    @AfterAll
    static void close() {
        pay.close();
    }

    @Test
    void paysTheAuthorTwoHundredAndEightyDollarsAndEachReviewerTheFee() {
        PersonId author = person();
        List<PersonId> reviewers = List.of(person(), person());
        book(accepted(world.campaign, author, reviewers));
        assertThat(ledger.earnings(author).payable()).containsExactly(Money.usd(28_000));
        assertThat(ledger.earnings(author).payable().getFirst()).hasToString("USD 280.00");
        assertThat(reviewers)
                .allSatisfy(reviewer ->
                        assertThat(ledger.earnings(reviewer).payable()).containsExactly(Money.usd(4_000)));
        assertThat(ledger.earnings(author).lines())
                .extracting(LedgerLine::kind, LedgerLine::account)
                .containsExactly(tuple("author fee", "person payable"));
    }

    @Test
    void bookingAnAcceptanceAgainBooksNothingAndSaysNothing() {
        PersonId author = person();
        PersonId reviewer = person();
        Accepted accepted = accepted(world.campaign, author, List.of(reviewer));
        for (int i = 0; i < 5; i++) {
            book(accepted);
        }
        assertThat(ledger.earnings(author).lines()).hasSize(1);
        assertThat(ledger.earnings(reviewer).lines()).hasSize(1);
        assertThat(world.audited("fee.booked", author.value())).isEqualTo(1);
        assertThat(world.audited("fee.booked", reviewer.value())).isEqualTo(1);
    }

    @Test
    void acceptancesAtTheSameTimeAreEachBookedOnce() throws Exception {
        for (int round = 0; round < 12; round++) {
            List<PersonId> people = List.of(person(), person(), person(), person());
            Campaign campaign = campaign(Money.usd(28_000), Money.usd(4_000));
            List<Accepted> acceptances = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                List<PersonId> order = new ArrayList<>(people);
                Collections.shuffle(order, new Random(31L * round + i));
                Accepted one = accepted(campaign, order.getFirst(), order.subList(1, 4));
                acceptances.addAll(List.of(one, one));
            }
            together(acceptances.stream()
                    .<Callable<String>>map(one -> () -> {
                        world.database.transactions().executeWithoutResult(status -> book(one));
                        return "booked";
                    })
                    .toList());
            Map<PersonId, Long> expected = new HashMap<>();
            new HashSet<>(acceptances).forEach(one -> {
                expected.merge(one.author(), 28_000L, Long::sum);
                one.reviewers().forEach(reviewer -> expected.merge(reviewer, 4_000L, Long::sum));
            });
            for (PersonId person : people) {
                assertThat(ledger.earnings(person).payable())
                        .as("round %s", round)
                        .containsExactly(Money.usd(expected.get(person)));
            }
        }
        assertThat(broken()).isEmpty();
    }

    @Test
    void payoutsAtTheSameTimePayOnce() throws Exception {
        PersonId author = person();
        book(accepted(world.campaign, author, List.of()));
        Change payment = new Change.Payment(author, Money.usd(28_000));
        List<UUID> proposed = Stream.generate(() -> pay.proposals.propose(payment, "by wire", pay.fenna))
                .limit(6)
                .map(Proposal::id)
                .toList();
        List<String> answers = together(proposed.stream()
                .<Callable<String>>map(one -> () -> {
                    try {
                        pay.proposals.approve(one, pay.frits);
                        return "paid";
                    } catch (MarlinException e) {
                        return e.problem().code();
                    }
                })
                .toList());
        assertThat(answers)
                .containsExactlyInAnyOrder("paid", "conflict", "conflict", "conflict", "conflict", "conflict");
        assertThat(ledger.earnings(author).payable()).containsExactly(Money.usd(0));
        assertThat(ledger.earnings(author).earned("USD")).isEqualTo(Money.usd(28_000));
        assertThat(ledger.earnings(author).paid("USD")).isEqualTo(Money.usd(28_000));
        assertThat(world.audited("payout.made", author.value())).isEqualTo(1);
    }

    @Test
    void refusesToPayWhoIsOwedNothing() {
        PersonId nobody = person();
        assertThatThrownBy(() -> pay.agreed(new Change.Payment(nobody, Money.usd(1))))
                .isInstanceOfSatisfying(
                        MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT))
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void booksNothingForAFeeOfZeroAndKeepsCurrenciesApart() {
        PersonId author = person();
        PersonId reviewer = person();
        book(accepted(campaign(Money.of(0, "JPY"), Money.of(450, "JPY")), author, List.of(reviewer)));
        book(accepted(world.campaign, reviewer, List.of()));
        assertThat(ledger.earnings(author).payable()).isEmpty();
        assertThat(ledger.earnings(reviewer).payable())
                .extracting(Money::toString)
                .containsExactly("JPY 450", "USD 280.00");
        pay.paid(reviewer);
        assertThat(ledger.earnings(reviewer).payable()).containsExactly(Money.of(0, "JPY"), Money.usd(0));
    }

    @Test
    void hundredsOfRandomSequencesEndAsANaiveSolverSays() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<PersonId, Long> owed = new HashMap<>();
            Map<PersonId, Long> earned = new HashMap<>();
            List<PersonId> people =
                    IntStream.range(0, 3).mapToObj(i -> person()).toList();
            List<Accepted> before = new ArrayList<>();
            for (int step = 0; step < 8; step++) {
                if (random.nextInt(3) == 0) {
                    PersonId person = people.get(random.nextInt(3));
                    payOut(person, owed.getOrDefault(person, 0L), seed);
                    owed.put(person, 0L);
                } else if (!before.isEmpty() && random.nextInt(3) == 0) {
                    book(before.get(random.nextInt(before.size())));
                } else {
                    Accepted one = random(random, people);
                    before.add(one);
                    book(one);
                    for (Map<PersonId, Long> book : List.of(owed, earned)) {
                        book.merge(one.author(), 28_000L, Long::sum);
                        one.reviewers().forEach(reviewer -> book.merge(reviewer, 4_000L, Long::sum));
                    }
                }
            }
            for (PersonId person : people) {
                Ledger.Earnings earnings = ledger.earnings(person);
                assertThat(earnings.payable().stream()
                                .mapToLong(Money::minorUnits)
                                .sum())
                        .as("owed, seed %s", seed)
                        .isEqualTo(owed.getOrDefault(person, 0L));
                assertThat(earnings.earned("USD").minorUnits())
                        .as("earned, seed %s", seed)
                        .isEqualTo(earned.getOrDefault(person, 0L));
            }
        }
        assertThat(broken()).isEmpty();
        assertThat(ledger.trialBalance())
                .allSatisfy(total -> assertThat(total.minorUnits()).isZero());
    }

    @Test
    void theDatabaseRefusesATransactionThatDoesNotSumToZero() {
        book(accepted(world.campaign, person(), List.of()));
        UUID account = one("SELECT id FROM account LIMIT 1");
        assertThatThrownBy(() -> world.database.transactions().executeWithoutResult(status -> {
                    UUID id = transaction();
                    entry(id, account, 500);
                }))
                .hasStackTraceContaining("does not sum to zero");
        UUID yen = UUID.randomUUID();
        world.database
                .jdbc()
                .sql("INSERT INTO account (id, kind, owner_id, currency) VALUES (?, 'bank', ?, 'EUR')")
                .params(yen, UUID.randomUUID())
                .update();
        assertThatThrownBy(() -> world.database.transactions().executeWithoutResult(status -> {
                    UUID id = transaction();
                    entry(id, account, 500);
                    entry(id, yen, -500);
                }))
                .as("two currencies do not balance each other")
                .hasStackTraceContaining("mixes currencies");
        UUID booked = one("SELECT transaction_id FROM ledger_entry LIMIT 1");
        assertThatThrownBy(() -> entry(booked, account, 1))
                .as("a booked transaction gets no further entry")
                .hasStackTraceContaining("does not sum to zero");
    }

    @Test
    void nobodyChangesOrDeletesWhatIsBooked() {
        book(accepted(world.campaign, person(), List.of()));
        for (String sql : List.of(
                "UPDATE account SET currency = 'EUR'",
                "UPDATE ledger_transaction SET memo = ''",
                "UPDATE ledger_entry SET amount = 2 * amount",
                "DELETE FROM account",
                "DELETE FROM ledger_transaction",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry")) {
            assertThatThrownBy(() -> world.database.jdbc().sql(sql).update())
                    .as("the application: " + sql)
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> world.database.transactions().executeWithoutResult(status -> {
                        world.database.jdbc().sql("RESET ROLE").update();
                        world.database.jdbc().sql(sql).update();
                    }))
                    .as("the owner: " + sql)
                    .hasStackTraceContaining("are never changed");
        }
    }

    @Test
    void oneTransactionIsBookedOncePerReferenceWhoeverWritesSql() {
        String twice =
                "INSERT INTO ledger_transaction (id, kind, reference, at) VALUES (?, 'author_fee', 'same', now())";
        world.database.jdbc().sql(twice).param(UUID.randomUUID()).update();
        assertThatThrownBy(() -> world.database
                        .jdbc()
                        .sql(twice)
                        .param(UUID.randomUUID())
                        .update())
                .hasStackTraceContaining("duplicate key");
    }

    private static Accepted random(Random random, List<PersonId> people) {
        PersonId author = people.get(random.nextInt(3));
        return accepted(
                world.campaign,
                author,
                people.stream()
                        .filter(person -> !person.equals(author) && random.nextBoolean())
                        .toList());
    }

    private static void payOut(PersonId person, long owed, int seed) {
        if (owed == 0) {
            assertThatThrownBy(() -> pay.agreed(new Change.Payment(person, Money.usd(1))))
                    .isInstanceOf(MarlinException.class);
        } else {
            assertThat(ledger.earnings(person).payable()).as("seed %s", seed).containsExactly(Money.usd(owed));
            pay.paid(person);
        }
    }

    /** Runs all at once and gives their answers; fails as the first of them that fails. */
    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(work.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<T>> answers = work.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.call();
                    }))
                    .toList();
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    /** Transactions that do not sum to zero, or have fewer than two entries: read without the trigger's help. */
    private static Set<String> broken() {
        Map<String, Long> sums = new HashMap<>();
        Map<String, Integer> entries = new HashMap<>();
        world.database
                .jdbc()
                .sql("SELECT e.transaction_id || a.currency AS what, e.amount FROM ledger_entry e"
                        + " JOIN account a ON a.id = e.account_id")
                .query((row, n) -> {
                    sums.merge(row.getString("what"), row.getLong("amount"), Long::sum);
                    return entries.merge(row.getString("what"), 1, Integer::sum);
                })
                .list();
        assertThat(sums).isNotEmpty();
        Set<String> broken = new HashSet<>();
        sums.forEach((what, sum) -> {
            if (sum != 0 || entries.get(what) < 2) {
                broken.add(what);
            }
        });
        return broken;
    }

    private record Accepted(OutcomeListener.Work work) {
        PersonId author() {
            return work.author();
        }

        List<PersonId> reviewers() {
            return work.reviewers();
        }
    }

    private static void book(Accepted one) {
        fees.accepted(one.work(), JudgementId.random());
    }

    private static Accepted accepted(Campaign campaign, PersonId author, List<PersonId> reviewers) {
        return new Accepted(new OutcomeListener.Work(
                new SubmissionId(UUID.randomUUID()),
                new ComparisonId(UUID.randomUUID()),
                TaskId.random(),
                campaign.id(),
                author,
                reviewers,
                List.of(),
                Instant.EPOCH));
    }

    private static Campaign campaign(Money author, Money reviewer) {
        names++;
        return world.bean(Campaigns.class)
                .create(
                        new NewCampaign(
                                "Paid " + names,
                                PrivacyClass.RELEASABLE,
                                List.of(FakeAgentRoster.FIRST, FakeAgentRoster.SECOND),
                                world.rubric.id(),
                                2,
                                author,
                                reviewer,
                                Optional.empty()),
                        world.manager);
    }

    private static PersonId person() {
        names++;
        return world.person("payee-" + names);
    }

    private static UUID transaction() {
        UUID id = UUID.randomUUID();
        world.database
                .jdbc()
                .sql("INSERT INTO ledger_transaction (id, kind, reference, at) VALUES (?, 'correction', ?, now())")
                .params(id, id.toString())
                .update();
        return id;
    }

    private static void entry(UUID transaction, UUID account, long amount) {
        world.database
                .jdbc()
                .sql("INSERT INTO ledger_entry (transaction_id, account_id, amount) VALUES (?, ?, ?)")
                .params(transaction, account, amount)
                .update();
    }

    private static UUID one(String sql) {
        return world.database.jdbc().sql(sql).query(UUID.class).single();
    }
}
