package dev.marlin.pay.payouts;

import dev.marlin.kernel.PersonId;
import dev.marlin.vault.ErasureClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Money that is still on its way keeps its person known; what was booked is kept for law without their name. */
@Component
class MoneyClaims implements ErasureClaims {
    private final MoneyClaimStore store;

    MoneyClaims(MoneyClaimStore store) {
        this.store = store;
    }

    @Override
    public List<String> obstacles(PersonId person) {
        List<String> obstacles = new ArrayList<>();
        store.standing(person)
                .forEach(standing -> obstacles.add("%s %s of theirs is not paid yet (%s): pay it or settle it first."
                        .formatted(
                                standing.amount().currency().getCurrencyCode(),
                                standing.amount().amountText(),
                                standing.purse().words().toLowerCase(Locale.ROOT))));
        store.openBatches(person)
                .forEach(number -> obstacles.add(
                        "Payout batch " + number + " is open and pays to them: settle or cancel it first."));
        int disputes = store.openDisputes(person);
        if (disputes > 0) {
            obstacles.add((disputes == 1 ? "A dispute of theirs is open" : disputes + " disputes of theirs are open")
                    + ": answer or retract first.");
        }
        return obstacles;
    }

    @Override
    public Optional<Kept> kept(PersonId person) {
        return store.lastBooked(person).map(at -> new Kept("Amounts that were booked, and why", at));
    }
}
