package dev.marlin.pay;

import dev.marlin.kernel.Money;
import dev.marlin.pay.books.Account;
import dev.marlin.pay.books.Posting;
import dev.marlin.pay.books.Purse;
import dev.marlin.pay.rates.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that the fee of one claim can go, as transactions to book. */
record Way(Terms terms) {
    /** Empty when the rule gives nothing: then there is nothing to book. */
    static Optional<Way> of(Terms terms) {
        return terms.quote().amount().minorUnits() == 0 ? Optional.empty() : Optional.of(new Way(terms));
    }

    String reference() {
        return terms.reference();
    }

    Posting reserve() {
        return step(Posting.Kind.FEE_RESERVED, campaign(), held(Purse.RESERVED));
    }

    Posting release() {
        return step(Posting.Kind.FEE_RELEASED, held(Purse.RESERVED), campaign());
    }

    Posting intoReview() {
        return step(Posting.Kind.FEE_IN_REVIEW, held(Purse.RESERVED), held(Purse.IN_REVIEW));
    }

    Posting giveBack() {
        return step(Posting.Kind.FEE_RETURNED, held(Purse.IN_REVIEW), campaign());
    }

    /** By way of the campaign, so that the transaction itself tells who paid. */
    Posting pay(Posting.Cause cause, Account from) {
        Posting direct = Posting.move(cause, campaign(), held(Purse.PAYABLE), amount());
        if (from.equals(campaign())) {
            return direct;
        }
        List<Posting.Entry> entries = new ArrayList<>(direct.entries());
        entries.add(new Posting.Entry(campaign(), amount()));
        entries.add(new Posting.Entry(from, amount().negated()));
        return new Posting(cause.kind(), cause.reference(), cause.memo(), cause.by(), Optional.empty(), entries);
    }

    Account held(Purse purse) {
        return new Account.Held(terms.person(), purse);
    }

    Account campaign() {
        return new Account.Spent(terms.campaign());
    }

    private Money amount() {
        return terms.quote().amount();
    }

    private Posting step(Posting.Kind kind, Account from, Account to) {
        String memo = "task " + terms.task().shortCode();
        return Posting.move(new Posting.Cause(kind, reference(), memo, Optional.empty()), from, to, amount());
    }
}
