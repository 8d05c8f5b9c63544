package dev.marlin.campaigns.budgets;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A budget that somebody wants for one currency of a campaign.
 *
 * @param before what was in force when it was asked for; empty when nothing bounded the campaign
 * @param decidedBy who ended it; the proposer themselves where one person suffices
 */
public record BudgetChange(
        BudgetChangeId id,
        Wanted wanted,
        Optional<Money> before,
        BudgetChangeState state,
        PersonId proposedBy,
        Instant proposedAt,
        Optional<PersonId> decidedBy) {
    private static final long MOST = 100_000_000_000L;

    /** Whether it would let claims commit more than before: then a second person decides. */
    public boolean isRaise() {
        return before.filter(money -> wanted.amount().minorUnits() >= money.minorUnits())
                .isPresent();
    }

    /**
     * A budget as a manager asks for it.
     *
     * @param amount 0 to 1,000,000,000.00
     * @param reason 1 to 500 characters
     */
    public record Wanted(CampaignId campaign, Money amount, String reason) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Wanted {
            reason = reason.strip();
            require(
                    amount.minorUnits() >= 0 && amount.minorUnits() <= MOST,
                    "amount: 0.00 to 1000000000.00, not " + amount.amountText());
            require(
                    !reason.isEmpty() && reason.length() <= 500 && reason.indexOf(0) < 0,
                    "reason: 1 to 500 characters are needed");
        }

        private static void require(boolean kept, String rule) {
            if (!kept) {
                throw MarlinException.invalid(rule + ". Nothing was stored.");
            }
        }
    }
}
