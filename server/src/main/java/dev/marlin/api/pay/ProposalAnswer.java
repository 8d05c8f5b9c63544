package dev.marlin.api.pay;

import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import dev.marlin.pay.proposals.Change;
import dev.marlin.pay.proposals.Proposal;
import dev.marlin.pay.rates.Scope;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as programs see it.
 *
 * @param mayDecide whether the caller may approve or refuse it now: it is not theirs, and not about their money
 * @param decision absent while it waits
 */
record ProposalAnswer(
        String id,
        String state,
        ChangeAnswer change,
        String reason,
        Somebody proposedBy,
        Instant proposedAt,
        boolean mayDecide,
        @Nullable DecisionAnswer decision) {

    /** How it ended. */
    record DecisionAnswer(Somebody by, Instant at, String words) {}

    /** What it would do; what a kind does not have is absent. */
    record ChangeAnswer(
            String kind,
            @Nullable Somebody person,
            @Nullable ScopeAnswer scope,
            @Nullable String campaign,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String transaction,
            @Nullable String hold) {}

    /** The work that a rate is for; {@code ANY} fits all. */
    record ScopeAnswer(String campaign, String job, String category, String skill) {
        static ScopeAnswer of(Scope scope) {
            return new ScopeAnswer(scope.campaign().toString(), scope.job().key(), scope.category(), scope.skill());
        }
    }

    /** @param mayDecide of the caller */
    static ProposalAnswer of(Proposal proposal, boolean mayDecide, Map<PersonId, String> names) {
        return new ProposalAnswer(
                proposal.id().toString(),
                proposal.state().name().toLowerCase(Locale.ROOT),
                change(proposal.change(), names),
                proposal.reason(),
                Somebody.of(proposal.proposedBy(), names),
                proposal.proposedAt(),
                mayDecide,
                proposal.decision()
                        .map(end -> new DecisionAnswer(Somebody.of(end.by(), names), end.at(), end.words()))
                        .orElse(null));
    }

    private static ChangeAnswer change(Change change, Map<PersonId, String> names) {
        Somebody person = change.concerns().map(one -> Somebody.of(one, names)).orElse(null);
        return switch (change) {
            case Change.NewRate rate ->
                new ChangeAnswer(
                        rate.kind(),
                        person,
                        ScopeAnswer.of(rate.scope()),
                        null,
                        code(rate.amount()),
                        rate.amount().amountText(),
                        rate.from(),
                        null,
                        null,
                        null);
            case Change.Payment payment -> money(payment.kind(), person, payment.amount(), null, null);
            case Change.Hold hold ->
                new ChangeAnswer(
                        hold.kind(),
                        person,
                        null,
                        null,
                        code(hold.amount()),
                        hold.amount().amountText(),
                        null,
                        hold.until(),
                        null,
                        null);
            case Change.Bonus bonus ->
                money(bonus.kind(), person, bonus.amount(), bonus.campaign().toString(), null);
            case Change.Correction one ->
                money(
                        one.kind(),
                        person,
                        one.amount(),
                        one.campaign().toString(),
                        one.transaction().toString());
            case Change.Reversal reversal ->
                bare(reversal.kind(), person, reversal.transaction().toString(), null);
            case Change.Release release ->
                bare(release.kind(), person, null, release.hold().toString());
        };
    }

    private static ChangeAnswer money(
            String kind, @Nullable Somebody person, Money amount, @Nullable String campaign, @Nullable String booked) {
        return new ChangeAnswer(
                kind, person, null, campaign, code(amount), amount.amountText(), null, null, booked, null);
    }

    private static ChangeAnswer bare(
            String kind, @Nullable Somebody person, @Nullable String transaction, @Nullable String hold) {
        return new ChangeAnswer(kind, person, null, null, null, null, null, null, transaction, hold);
    }

    private static String code(Money amount) {
        return amount.currency().getCurrencyCode();
    }
}
