package dev.marlin.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.campaigns.Campaign;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.PersonModel.ClaimModel;
import dev.marlin.pay.PersonModel.HeldBack;
import dev.marlin.pay.PersonModel.Paid;
import dev.marlin.pay.PersonModel.Stage;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.payouts.Batch;
import dev.marlin.pay.payouts.BatchState;
import dev.marlin.pay.payouts.Line;
import dev.marlin.pay.periods.Period;
import dev.marlin.pay.proposals.Change;
import dev.marlin.reservations.ClaimListener.ClaimEnd;
import dev.marlin.reviews.OutcomeListener.Work;
import dev.marlin.tasks.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two thousand people's money, moved at random from several threads, against models that only add and subtract. Each
 * person's sequence runs before and after a payout; batches and period closes run beside the sequences of others.
 */
@Tag("database")
class RandomLedgerTest {
    private static final int SEQUENCES = 2_000;
    private static final int ROUNDS = 10;
    private static final int THREADS = 8;
    private static final int STEPS = 3;
    private static final long SEED = 20_261_122;

    private static PayWorld world;
    private static List<Campaign> campaigns;
    private static PersonId editor;

    @BeforeAll
    static void open() {
        world = new PayWorld();
        editor = world.person();
        campaigns = List.of(
                world.campaign(Money.usd(28_000), Money.usd(4_000)),
                world.campaign(Money.of(25_050, "EUR"), Money.of(3_333, "EUR")),
                world.campaign(Money.of(31_000, "JPY"), Money.of(450, "JPY")));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everySequenceEndsAsTheModelSays() throws Exception {
        Map<Integer, byte[]> closed = new ConcurrentHashMap<>();
        List<PersonModel> resting = List.of();
        List<PersonModel> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round <= ROUNDS; round++) {
                List<PersonModel> fresh = round == ROUNDS ? List.of() : people(SEQUENCES / ROUNDS);
                List<PersonModel> paying = resting;
                Random random = new Random(SEED * 31 + round);
                List<Callable<Object>> work = new ArrayList<>();
                fresh.forEach(model -> work.add(sequence(model, random.nextLong())));
                work.add(fresh.size() / 2, () -> finance(paying, new Random(random.nextLong()), closed));
                together(threads, work);
                together(
                        threads,
                        paying.stream()
                                .map(model -> sequence(model, random.nextLong()))
                                .toList());
                all.addAll(fresh);
                resting = fresh;
                fresh.forEach(RandomLedgerTest::agrees);
                paying.forEach(RandomLedgerTest::agrees);
                soundBooks();
            }
        }
        assertThat(all).hasSize(SEQUENCES).allSatisfy(RandomLedgerTest::agrees);
        assertThat(closed).hasSizeGreaterThan(ROUNDS / 2);
        closed.forEach((number, bytes) -> assertThat(world.periods.json(number))
                .as("period %s, seed %s", number, SEED)
                .isEqualTo(bytes));
        System.out.printf(
                "Random ledger: %d sequences, %d entries, %d periods, seed %d%n",
                SEQUENCES, count("SELECT count(*) FROM ledger_entry"), closed.size(), SEED);
    }

    private static List<PersonModel> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PersonModel(world.person()))
                .toList();
    }

    private static Callable<Object> sequence(PersonModel model, long seed) {
        return () -> {
            Random random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                try {
                    step(model, random);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed + ", step " + step + ", model\n" + model.state(), e);
                }
            }
            if (random.nextInt(25) == 0) {
                balanced();
            }
            return model;
        };
    }

    private static void step(PersonModel model, Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> claim(model, random);
            case 2, 3, 4 -> progress(model, random);
            case 5 -> unseen(model, random);
            case 6 -> reviewed(model, random);
            case 7 -> bonus(model, random);
            case 8, 9 -> hold(model, random);
            default -> reverse(model, random);
        }
    }

    private static void claim(PersonModel model, Random random) {
        Campaign campaign = campaigns.get(random.nextInt(3));
        var claim = PayWorld.claim(campaign, model.person, 1 + random.nextInt(5));
        Work work = PayWorld.work(campaign, model.person, claim.task());
        Money fee = campaign.authorFee();
        world.claims().claimed(claim);
        if (random.nextInt(4) == 0) {
            world.claims().claimed(claim);
        }
        String currency = fee.currency().getCurrencyCode();
        model.claims.add(new ClaimModel(claim, work, currency, fee.minorUnits()));
        model.add(currency, Purse.RESERVED, fee.minorUnits());
    }

    private static void progress(PersonModel model, Random random) {
        if (model.claims.isEmpty()) {
            claim(model, random);
            return;
        }
        ClaimModel one = model.claims.get(random.nextInt(model.claims.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                if (one.stage != Stage.IN_REVIEW) {
                    world.claims().ended(one.claim, ClaimEnd.DROPPED);
                    leave(model, one, Stage.RESERVED, Purse.RESERVED);
                }
            }
            case 1, 2 -> {
                world.outcomes().submitted(one.work);
                world.claims().ended(one.claim, ClaimEnd.COMPLETED);
                if (one.stage == Stage.RESERVED) {
                    model.move(one.currency, Purse.RESERVED, Purse.IN_REVIEW, one.fee);
                    one.stage = Stage.IN_REVIEW;
                }
            }
            case 3 -> {
                if (one.stage == Stage.IN_REVIEW) {
                    accept(model, one);
                }
            }
            default -> {
                if (one.stage == Stage.IN_REVIEW && random.nextBoolean()) {
                    world.outcomes().rejected(one.work);
                } else if (one.stage == Stage.IN_REVIEW) {
                    world.outcomes().withdrawn(one.work);
                }
                leave(model, one, Stage.IN_REVIEW, Purse.IN_REVIEW);
            }
        }
    }

    private static void leave(PersonModel model, ClaimModel one, Stage from, Purse purse) {
        if (one.stage == from) {
            model.add(one.currency, purse, -one.fee);
            one.stage = Stage.OVER;
        }
    }

    private static void accept(PersonModel model, ClaimModel one) {
        world.outcomes().accepted(one.work, JudgementId.random());
        world.outcomes().accepted(one.work, JudgementId.random());
        model.move(one.currency, Purse.IN_REVIEW, Purse.PAYABLE, one.fee);
        one.stage = Stage.OVER;
        model.paid.add(new Paid(
                world.transaction(Posting.Kind.AUTHOR_FEE, one.work.submission() + "/" + model.person),
                one.currency,
                one.fee));
    }

    private static void unseen(PersonModel model, Random random) {
        Campaign campaign = campaigns.get(random.nextInt(3));
        Work work = PayWorld.work(campaign, model.person, TaskId.random());
        world.outcomes().accepted(work, JudgementId.random());
        payable(model, Posting.Kind.AUTHOR_FEE, work, campaign.authorFee());
    }

    private static void reviewed(PersonModel model, Random random) {
        Campaign campaign = campaigns.get(random.nextInt(3));
        Work work = PayWorld.work(campaign, editor, TaskId.random(), model.person);
        switch (random.nextInt(3)) {
            case 0 -> world.outcomes().accepted(work, JudgementId.random());
            case 1 -> world.outcomes().rejected(work);
            default -> world.outcomes().withdrawn(work);
        }
        payable(model, Posting.Kind.REVIEWER_FEE, work, campaign.reviewerFee());
    }

    private static void payable(PersonModel model, Posting.Kind kind, Work work, Money fee) {
        String currency = fee.currency().getCurrencyCode();
        model.becomesPayable(currency, fee.minorUnits());
        model.paid.add(
                new Paid(world.transaction(kind, work.submission() + "/" + model.person), currency, fee.minorUnits()));
    }

    private static void bonus(PersonModel model, Random random) {
        Campaign campaign = campaigns.get(random.nextInt(3));
        Money amount = new Money(1 + random.nextInt(9_999), campaign.authorFee().currency());
        var proposal = world.agreed(new Change.Bonus(model.person, campaign.id(), amount));
        String currency = amount.currency().getCurrencyCode();
        model.becomesPayable(currency, amount.minorUnits());
        model.paid.add(new Paid(
                world.transaction(Posting.Kind.BONUS, proposal.id().toString()), currency, amount.minorUnits()));
    }

    private static void hold(PersonModel model, Random random) {
        if (!model.holds.isEmpty() && random.nextBoolean()) {
            HeldBack held = model.holds.removeFirst();
            world.agreed(new Change.Release(model.person, held.id()));
            model.move(held.currency(), Purse.ON_HOLD, Purse.PAYABLE, held.amount());
            return;
        }
        String currency =
                campaigns.get(random.nextInt(3)).authorFee().currency().getCurrencyCode();
        long there = model.in(currency, Purse.PAYABLE);
        long wanted = 1 + random.nextInt(20_000);
        Change.Hold change = new Change.Hold(
                model.person, Money.of(wanted, currency), PayWorld.now().plus(Duration.ofDays(30)));
        if (wanted > there) {
            assertThatThrownBy(() -> world.agreed(change)).isInstanceOf(MarlinException.class);
            return;
        }
        model.holds.add(new HeldBack(world.agreed(change).id(), currency, wanted));
        model.move(currency, Purse.PAYABLE, Purse.ON_HOLD, wanted);
    }

    private static void reverse(PersonModel model, Random random) {
        if (model.paid.isEmpty()) {
            unseen(model, random);
            return;
        }
        Paid one = model.paid.get(random.nextInt(model.paid.size()));
        Change.Reversal change = new Change.Reversal(model.person, one.transaction());
        world.agreed(change);
        model.reverse(one);
        if (random.nextInt(3) == 0) {
            assertThatThrownBy(() -> world.agreed(change)).isInstanceOf(MarlinException.class);
        }
    }

    /** Pays those whose sequence rests, while others' run; closes a period in the midst of it. */
    private static Object finance(List<PersonModel> people, Random random, Map<Integer, byte[]> closed) {
        Map<String, PersonModel> expected = new HashMap<>();
        for (PersonModel model : people) {
            world.method(model.person, "Ågnes Šö");
            for (String currency : List.of("USD", "EUR", "JPY")) {
                if (model.in(currency, Purse.PAYABLE) > 0) {
                    expected.put(model.person + " " + currency, model);
                }
            }
        }
        if (!expected.isEmpty()) {
            Batch batch = world.payouts.draft(world.fenna);
            assertThatThrownBy(() -> world.payouts.approve(batch.id(), world.fenna))
                    .isInstanceOf(MarlinException.class);
            List<Line> lines = world.payouts.get(batch.id()).lines();
            assertThat(lines).hasSize(expected.size());
            for (Line line : lines) {
                String currency = line.amount().currency().getCurrencyCode();
                PersonModel model = expected.get(line.person() + " " + currency);
                assertThat(line.amount().minorUnits()).isEqualTo(model.in(currency, Purse.PAYABLE));
                model.move(currency, Purse.PAYABLE, Purse.PAYING, line.amount().minorUnits());
            }
            answer(batch, lines, expected, random);
        }
        if (count("SELECT count(*) FROM ledger_transaction") > 0) {
            Period period = world.periods.close(PayWorld.now(), world.fenna);
            closed.put(period.number(), world.periods.json(period.number()));
        }
        people.forEach(model -> world.world
                .database
                .jdbc()
                .sql("DELETE FROM payout_method WHERE person_id = ?")
                .param(model.person.value())
                .update());
        return people;
    }

    private static void answer(Batch batch, List<Line> lines, Map<String, PersonModel> expected, Random random) {
        world.payouts.approve(batch.id(), world.frits);
        boolean cancelled = random.nextInt(5) == 0;
        if (cancelled) {
            world.payouts.cancel(batch.id(), world.fenna);
        } else {
            world.payouts.export(batch.id(), world.fenna);
            byte[] file = world.payouts.csv(batch.id());
            assertThat(world.payouts.csv(batch.id())).isEqualTo(file);
        }
        boolean failed = false;
        for (Line line : lines) {
            String currency = line.amount().currency().getCurrencyCode();
            PersonModel model = expected.get(line.person() + " " + currency);
            boolean back = cancelled || random.nextInt(4) == 0;
            failed |= back;
            if (back && !cancelled) {
                world.payouts.fail(batch.id(), line.id(), "The account is closed.", world.frits);
            }
            model.move(
                    currency,
                    Purse.PAYING,
                    back ? Purse.PAYABLE : Purse.PAID,
                    line.amount().minorUnits());
        }
        if (!cancelled && world.payouts.get(batch.id()).batch().state() == BatchState.EXPORTED) {
            world.payouts.settleRest(batch.id(), world.frits);
        }
        assertThat(world.payouts.get(batch.id()).batch().state())
                .isEqualTo(cancelled ? BatchState.CANCELLED : failed ? BatchState.PARTLY_FAILED : BatchState.SETTLED);
    }

    private static void agrees(PersonModel model) {
        assertThat(PersonModel.state(world.ledger.earnings(model.person).balances()))
                .as("%s, seed %s", model.person, SEED)
                .isEqualTo(model.state());
    }

    private static void balanced() {
        assertThat(world.ledger.trialBalance())
                .allSatisfy(total -> assertThat(total.minorUnits()).isZero());
    }

    private static void soundBooks() {
        balanced();
        assertThat(count("""
                SELECT count(*) FROM (SELECT FROM account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.kind LIKE 'person%' AND a.kind <> 'person_carried' GROUP BY a.id HAVING sum(e.amount) < 0) x
                """)).isZero();
        assertThat(count("""
                SELECT count(*) FROM (SELECT FROM ledger_entry e JOIN account a ON a.id = e.account_id
                GROUP BY e.transaction_id HAVING sum(e.amount) <> 0 OR count(DISTINCT a.currency) <> 1) x
                """)).isZero();
    }

    private static long count(String sql) {
        return world.world.database.jdbc().sql(sql).query(Long.class).single();
    }

    private static void together(ExecutorService threads, List<Callable<Object>> work) throws Exception {
        List<Future<Object>> answers = threads.invokeAll(work);
        for (Future<Object> answer : answers) {
            answer.get();
        }
    }
}
