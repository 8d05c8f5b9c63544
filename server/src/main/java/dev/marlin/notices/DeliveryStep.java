package dev.marlin.notices;

import java.util.EnumSet;
import java.util.Set;

/** The moves of a delivery. */
enum DeliveryStep {
    DELIVER(EnumSet.of(DeliveryState.WAITING), DeliveryState.DELIVERED),
    POSTPONE(EnumSet.of(DeliveryState.WAITING), DeliveryState.WAITING),
    GIVE_UP(EnumSet.of(DeliveryState.WAITING), DeliveryState.GIVEN_UP),
    REPLAY(EnumSet.of(DeliveryState.DELIVERED, DeliveryState.GIVEN_UP), DeliveryState.WAITING);

    private final Set<DeliveryState> from;
    private final DeliveryState to;

    DeliveryStep(Set<DeliveryState> from, DeliveryState to) {
        this.from = from;
        this.to = to;
    }

    boolean leadsFrom(DeliveryState state) {
        return from.contains(state);
    }

    DeliveryState to() {
        return to;
    }
}
