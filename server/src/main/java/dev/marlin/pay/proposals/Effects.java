package dev.marlin.pay.proposals;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Booked;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.rates.Rate;
import dev.marlin.pay.rates.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what two people agreed on. */
@Component
class Effects {
    private static final Set<Posting.Kind> REVERSIBLE = Set.of(
            Posting.Kind.AUTHOR_FEE,
            Posting.Kind.REVIEWER_FEE,
            Posting.Kind.ADJUDICATOR_FEE,
            Posting.Kind.BONUS,
            Posting.Kind.CORRECTION);

    /** A day that somebody typed is still today in some zone. */
    private static final Duration LATE = Duration.ofDays(1);

    private final Books books;
    private final Rates rates;
    private final Campaigns campaigns;
    private final ProposalStore store;
    private final Audit audit;

    Effects(Books books, Rates rates, Campaigns campaigns, ProposalStore store, Audit audit) {
        this.books = books;
        this.campaigns = campaigns;
        this.rates = rates;
        this.store = store;
        this.audit = audit;
    }

    /** @throws MarlinException CONFLICT or NOT_FOUND when the change could not be done now */
    void check(Change change) {
        switch (change) {
            case Change.NewRate rate -> {
                campaigns.get(rate.scope().campaign());
                requireFuture(rate);
            }
            case Change.Payment payment -> requirePayable(payment.person(), payment.amount());
            case Change.Hold hold -> {
                requirePayable(hold.person(), hold.amount());
                if (!hold.until().isAfter(books.now())) {
                    throw MarlinException.invalid("until: a moment to come is needed. Nothing was proposed.");
                }
            }
            case Change.Release release -> standing(release);
            case Change.Bonus bonus -> {
                campaigns.get(bonus.campaign());
                if (!store.isPerson(bonus.person())) {
                    throw MarlinException.notFound("That person");
                }
            }
            case Change.Correction correction -> {
                campaigns.get(correction.campaign());
                requireOf(correction.person(), correction.transaction());
            }
            case Change.Reversal reversal -> requireReversible(reversal);
        }
    }

    /** In the caller's transaction. */
    void apply(Proposal proposal, PersonId by) {
        proposal.change().concerns().ifPresent(person -> books.lock(List.of(person)));
        switch (proposal.change()) {
            case Change.NewRate rate -> set(rate, proposal, by);
            case Change.Payment payment -> pay(payment, proposal, by);
            case Change.Hold hold -> place(hold, proposal);
            case Change.Release release -> release(standing(release), proposal);
            case Change.Bonus bonus ->
                books.post(Posting.move(
                        cause(Posting.Kind.BONUS, proposal),
                        new Account.Spent(bonus.campaign()),
                        new Account.Held(bonus.person(), Purse.PAYABLE),
                        bonus.amount()));
            case Change.Correction correction ->
                books.post(Posting.move(
                        cause(Posting.Kind.CORRECTION, proposal),
                        new Account.Spent(correction.campaign()),
                        new Account.Held(correction.person(), Purse.PAYABLE),
                        correction.amount()));
            case Change.Reversal reversal -> reverse(requireReversible(reversal), reversal, proposal);
        }
    }

    /** Ends a hold whose time is over. */
    void expire(StandingHold hold) {
        books.lock(List.of(hold.person()));
        Posting.Cause cause = new Posting.Cause(
                Posting.Kind.HOLD_RELEASED, hold.id().toString(), "the hold's time is over", Optional.empty());
        books.post(back(hold, cause));
    }

    private void requireFuture(Change.NewRate rate) {
        if (rate.from().plus(LATE).isBefore(books.now())) {
            throw MarlinException.invalid(
                    "from: that day is over. A rate begins when the second person agrees, or later;"
                            + " never in the past. Nothing was proposed.");
        }
    }

    private void set(Change.NewRate rate, Proposal proposal, PersonId by) {
        rates.set(new Rate(
                proposal.id(),
                rate.scope(),
                rate.amount(),
                rate.from().isBefore(books.now()) ? books.now() : rate.from(),
                proposal.reason(),
                new Rate.Agreed(proposal.proposedBy(), by, books.now())));
    }

    private void place(Change.Hold hold, Proposal proposal) {
        requirePayable(hold.person(), hold.amount());
        store.insert(new StandingHold(
                proposal.id(), hold.person(), hold.amount(), hold.until(), proposal.reason(), books.now()));
        books.post(Posting.move(
                cause(Posting.Kind.HOLD, proposal),
                new Account.Held(hold.person(), Purse.PAYABLE),
                new Account.Held(hold.person(), Purse.ON_HOLD),
                hold.amount()));
    }

    private void pay(Change.Payment payment, Proposal proposal, PersonId by) {
        requirePayable(payment.person(), payment.amount());
        books.post(Posting.move(
                cause(Posting.Kind.PAYOUT, proposal),
                new Account.Held(payment.person(), Purse.PAYABLE),
                new Account.Held(payment.person(), Purse.PAID),
                payment.amount()));
        audit.record(AuditEvent.by(
                by,
                "payout.made",
                "person",
                payment.person().value(),
                Map.of(
                        "amount",
                        payment.amount().toString(),
                        "proposal",
                        proposal.id().toString())));
    }

    private void release(StandingHold hold, Proposal proposal) {
        books.post(back(
                hold,
                new Posting.Cause(
                        Posting.Kind.HOLD_RELEASED,
                        hold.id().toString(),
                        proposal.reason(),
                        Optional.of(proposal.proposedBy()))));
    }

    private static Posting back(StandingHold hold, Posting.Cause cause) {
        return Posting.move(
                cause,
                new Account.Held(hold.person(), Purse.ON_HOLD),
                new Account.Held(hold.person(), Purse.PAYABLE),
                hold.amount());
    }

    /** Takes from what is payable as far as it goes; the rest is carried forward against later amounts. */
    private void reverse(Booked booked, Change.Reversal reversal, Proposal proposal) {
        Account.Held payable = new Account.Held(reversal.person(), Purse.PAYABLE);
        Money amount = paidTo(booked, payable);
        Account campaign = booked.entries().stream()
                .map(Posting.Entry::account)
                .filter(Account.Spent.class::isInstance)
                .findFirst()
                .orElseThrow();
        long now = Math.min(
                amount.minorUnits(), books.balance(payable, amount.currency()).minorUnits());
        List<Posting.Entry> entries = new ArrayList<>();
        entries.add(new Posting.Entry(campaign, amount));
        if (now > 0) {
            entries.add(new Posting.Entry(payable, new Money(-now, amount.currency())));
        }
        if (now < amount.minorUnits()) {
            entries.add(new Posting.Entry(
                    new Account.Held(reversal.person(), Purse.CARRIED),
                    new Money(now - amount.minorUnits(), amount.currency())));
        }
        books.post(new Posting(
                Posting.Kind.REVERSAL,
                booked.id().toString(),
                proposal.reason(),
                Optional.of(proposal.proposedBy()),
                Optional.of(booked.id()),
                entries));
    }

    private Booked requireReversible(Change.Reversal reversal) {
        Booked booked = requireOf(reversal.person(), reversal.transaction());
        if (!REVERSIBLE.contains(booked.kind())) {
            throw MarlinException.conflict(
                    "Fees, bonuses and corrections can be reversed; this is none of them. Nothing was changed.");
        }
        if (booked.reversed()) {
            throw MarlinException.conflict("This transaction is reversed already. Nothing was changed.");
        }
        return booked;
    }

    private Booked requireOf(PersonId person, UUID transaction) {
        return books.find(transaction)
                .filter(booked -> booked.entries().stream()
                        .anyMatch(entry -> entry.account() instanceof Account.Held held
                                && held.person().equals(person)))
                .orElseThrow(() -> MarlinException.notFound("That transaction of this person"));
    }

    private static Money paidTo(Booked booked, Account payable) {
        return booked.entries().stream()
                .filter(entry -> entry.account().equals(payable))
                .map(Posting.Entry::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }

    private void requirePayable(PersonId person, Money amount) {
        Money there = books.balance(new Account.Held(person, Purse.PAYABLE), amount.currency());
        if (there.minorUnits() < amount.minorUnits()) {
            throw MarlinException.conflict(
                    "Only " + there + " is payable now, less than that. Nothing was changed; name less.");
        }
    }

    private StandingHold standing(Change.Release release) {
        return store.standing().stream()
                .filter(hold ->
                        hold.id().equals(release.hold()) && hold.person().equals(release.person()))
                .findFirst()
                .orElseThrow(
                        () -> MarlinException.conflict("This hold does not stand (any more). Nothing was changed."));
    }

    private static Posting.Cause cause(Posting.Kind kind, Proposal proposal) {
        return new Posting.Cause(kind, proposal.id().toString(), proposal.reason(), Optional.of(proposal.proposedBy()));
    }
}
