package dev.marlin.pay;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.ComparisonId;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.payouts.Payouts;
import dev.marlin.pay.periods.Periods;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.pay.proposals.Proposals;
import dev.marlin.reservations.ClaimListener;
import dev.marlin.reviews.OutcomeListener;
import dev.marlin.reviews.life.SubmissionId;
import dev.marlin.tasks.TaskId;
import dev.marlin.testkit.tasks.FakeAgentRoster;
import dev.marlin.testkit.tasks.TaskWorld;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Pay on a real database, with two people in finance; claims and outcomes are told by hand. */
public final class PayWorld implements AutoCloseable {
    public final TaskWorld world;
    public final Ledger ledger;
    public final Proposals proposals;
    public final Payouts payouts;
    public final Periods periods;
    public final PersonId fenna;
    public final PersonId frits;
    private final Fees fees;
    private final AtomicInteger names = new AtomicInteger();

    /**
     * Pay with further floors.
     *
     * @param more their packages
     */
    public PayWorld(String... more) {
        world = new TaskWorld(Stream.concat(Stream.of("dev.marlin.pay", "dev.marlin.reviews.terms"), Stream.of(more))
                .toArray(String[]::new));
        ledger = world.bean(Ledger.class);
        proposals = world.bean(Proposals.class);
        payouts = world.bean(Payouts.class);
        periods = world.bean(Periods.class);
        fees = world.bean(Fees.class);
        fenna = finance("fenna");
        frits = finance("frits");
    }

    public ClaimListener claims() {
        return fees;
    }

    public OutcomeListener outcomes() {
        return fees;
    }

    public PersonId finance(String login) {
        PersonId person = world.person(login);
        world.database
                .jdbc()
                .sql("INSERT INTO person_role (person_id, role) VALUES (?, 'finance')")
                .param(person.value())
                .update();
        return person;
    }

    public PersonId person() {
        return world.person("payee-" + names.incrementAndGet());
    }

    /** A campaign that pays these, in one currency. */
    public Campaign campaign(Money author, Money reviewer) {
        return world.bean(Campaigns.class)
                .create(
                        new NewCampaign(
                                "Pays " + names.incrementAndGet(),
                                PrivacyClass.RELEASABLE,
                                List.of(FakeAgentRoster.FIRST, FakeAgentRoster.SECOND),
                                world.rubric.id(),
                                2,
                                author,
                                reviewer,
                                Optional.empty()),
                        world.manager);
    }

    /** A method that can be used at once. */
    public void method(PersonId person, String holder) {
        world.database
                .jdbc()
                .sql("""
                    INSERT INTO payout_method (id, person_id, holder, iban, added_at, usable_from)
                    VALUES (?, ?, ?, 'DE89370400440532013000', house_now(), house_now() - interval '1 second')
                    """)
                .params(UUID.randomUUID(), person.value(), holder)
                .update();
    }

    public static ClaimListener.Claim claim(Campaign campaign, PersonId person, long fence) {
        return new ClaimListener.Claim(TaskId.random(), campaign.id(), person, fence, now());
    }

    /** Work on a claimed task, or on one that nobody was seen to claim. */
    public static OutcomeListener.Work work(Campaign campaign, PersonId author, TaskId task, PersonId... reviewers) {
        return new OutcomeListener.Work(
                new SubmissionId(UUID.randomUUID()),
                new ComparisonId(UUID.randomUUID()),
                task,
                campaign.id(),
                author,
                List.of(reviewers),
                List.of(),
                now());
    }

    /** Proposed by one, agreed by the other. */
    public Proposal agreed(Change change) {
        Proposal proposal = proposals.propose(change, "for a reason", fenna);
        proposals.approve(proposal.id(), frits);
        return proposal;
    }

    /** Paid all that is payable, by other means than a batch. */
    public void paid(PersonId person) {
        for (Money amount : ledger.earnings(person).payable()) {
            if (amount.minorUnits() > 0) {
                agreed(new Change.Payment(person, amount));
            }
        }
    }

    /** The transaction of this kind that rests on the reference. */
    public UUID transaction(Posting.Kind kind, String reference) {
        return world.database
                .jdbc()
                .sql("SELECT id FROM ledger_transaction WHERE kind = ? AND reference = ?")
                .params(kind.key(), reference)
                .query(UUID.class)
                .single();
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        world.close();
    }
}
