package dev.marlin.pay.periods;

import java.util.UUID;

/** What a period did to one account, in minor units: {@code opening + moved = closing}. */
record AccountTurn(String kind, UUID owner, String currency, long opening, long moved) {
    long closing() {
        return Math.addExact(opening, moved);
    }
}
