package dev.marlin.pay;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Books;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.rates.Job;
import dev.marlin.pay.rates.Quote;
import dev.marlin.pay.rates.Rates;
import dev.marlin.pay.rates.Terms;
import dev.marlin.reservations.ClaimListener;
import dev.marlin.reviews.OutcomeListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a fee: reserved by the claim under the rule in force then, in review from the submission on, payable when
 * it is accepted, else the campaign's again. Who reviewed or decided is paid at the end whatever it is, so that no
 * verdict earns more than another. Which side was preferred is not even told here.
 */
@Component
class Fees implements ClaimListener, OutcomeListener {
    private final Rates rates;
    private final ReviewReserves reserves;
    private final Books books;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Fees(Rates rates, ReviewReserves reserves, Books books, Audit audit, TransactionTemplate transactions) {
        this.rates = rates;
        this.reserves = reserves;
        this.books = books;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void claimed(Claim claim) {
        transactions.executeWithoutResult(status -> {
            Terms terms = rates.agree(claim);
            Way.of(terms).ifPresent(way -> books.post(way.reserve()));
            reserves.keep(terms);
        });
    }

    @Override
    public void ended(Claim claim, ClaimEnd end) {
        switch (end) {
            case COMPLETED -> {}
            case DROPPED -> release(claim);
        }
    }

    private void release(Claim claim) {
        transactions.executeWithoutResult(status -> {
            books.lock(List.of(claim.holder()));
            Optional<Terms> terms = rates.terms(claim.task(), claim.fence());
            terms.ifPresent(kept -> reserves.end(kept, books.now()));
            terms.flatMap(Way::of).filter(this::isReserved).ifPresent(way -> books.post(way.release()));
        });
    }

    @Override
    public void submitted(Work work) {
        transactions.executeWithoutResult(status -> {
            books.lock(List.of(work.author()));
            way(work).filter(this::isReserved).ifPresent(way -> books.post(way.intoReview()));
        });
    }

    @Override
    public void accepted(Work work, JudgementId judgement) {
        settle(work, true);
    }

    @Override
    public void rejected(Work work) {
        settle(work, false);
    }

    @Override
    public void withdrawn(Work work) {
        settle(work, false);
    }

    private void settle(Work work, boolean accepted) {
        transactions.executeWithoutResult(status -> {
            List<PersonId> everybody = new ArrayList<>(work.reviewers());
            everybody.addAll(work.adjudicators());
            everybody.add(work.author());
            books.lock(everybody);
            List<Posting> postings = new ArrayList<>(accepted ? authorFee(work) : giveBack(work));
            postings.addAll(fees(Posting.Kind.REVIEWER_FEE, Job.REVIEWER, work, work.reviewers()));
            postings.addAll(fees(Posting.Kind.ADJUDICATOR_FEE, Job.ADJUDICATOR, work, work.adjudicators()));
            books.post(postings).forEach(posting -> say(posting, work));
            rates.terms(work.task(), work.author()).ifPresent(terms -> reserves.end(terms, books.now()));
        });
    }

    /** From where the claim's money stands now; straight from the campaign where it stands nowhere (any more). */
    private List<Posting> authorFee(Work work) {
        Optional<Terms> terms = rates.terms(work.task(), work.author());
        if (terms.isEmpty()) {
            return fees(Posting.Kind.AUTHOR_FEE, Job.AUTHOR, work, List.of(work.author()));
        }
        return Way.of(terms.get())
                .map(way -> way.pay(
                        new Posting.Cause(
                                Posting.Kind.AUTHOR_FEE, paid(work, work.author()), task(work), Optional.empty()),
                        standsIn(way)))
                .map(List::of)
                .orElse(List.of());
    }

    private Account standsIn(Way way) {
        if (isInReview(way)) {
            return way.held(Purse.IN_REVIEW);
        }
        return isReserved(way) ? way.held(Purse.RESERVED) : way.campaign();
    }

    private List<Posting> giveBack(Work work) {
        return way(work)
                .filter(this::isInReview)
                .filter(way -> !books.isBooked(Posting.Kind.AUTHOR_FEE, paid(work, work.author())))
                .map(way -> List.of(way.giveBack()))
                .orElse(List.of());
    }

    /** Fees straight from the campaign, under the rule in force now: for work that no claim reserved money for. */
    private List<Posting> fees(Posting.Kind kind, Job job, Work work, Collection<PersonId> people) {
        Quote quote = rates.inForce(work.campaign(), job, work.task(), work.at());
        if (people.isEmpty() || quote.amount().minorUnits() == 0) {
            return List.of();
        }
        String memo = switch (job) {
            case AUTHOR -> task(work);
            case REVIEWER -> "review of " + task(work);
            case ADJUDICATOR -> "decision on " + task(work);
        };
        return people.stream()
                .distinct()
                .map(person -> Posting.move(
                        new Posting.Cause(kind, paid(work, person), memo, Optional.empty()),
                        new Account.Spent(work.campaign()),
                        new Account.Held(person, Purse.PAYABLE),
                        quote.amount()))
                .toList();
    }

    private Optional<Way> way(Work work) {
        return rates.terms(work.task(), work.author()).flatMap(Way::of);
    }

    private boolean isReserved(Way way) {
        return books.isBooked(Posting.Kind.FEE_RESERVED, way.reference())
                && !books.isBooked(Posting.Kind.FEE_RELEASED, way.reference())
                && !books.isBooked(Posting.Kind.FEE_IN_REVIEW, way.reference());
    }

    private boolean isInReview(Way way) {
        return books.isBooked(Posting.Kind.FEE_IN_REVIEW, way.reference())
                && !books.isBooked(Posting.Kind.FEE_RETURNED, way.reference());
    }

    private void say(Posting posting, Work work) {
        for (Posting.Entry entry : posting.entries()) {
            if (entry.account() instanceof Account.Held held && held.purse() == Purse.PAYABLE) {
                audit.record(new AuditEvent(
                        "fee.booked",
                        Optional.empty(),
                        "person",
                        held.person().value(),
                        Map.of(
                                "amount",
                                entry.amount().toString(),
                                "submission",
                                work.submission().toString())));
            }
        }
    }

    private static String paid(Work work, PersonId person) {
        return work.submission() + "/" + person;
    }

    private static String task(Work work) {
        return "task " + work.task().shortCode();
    }
}
