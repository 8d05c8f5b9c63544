package dev.marlin.credentials;

import static dev.marlin.credentials.CredentialState.CONFIRMED;
import static dev.marlin.credentials.CredentialState.EXPIRED;
import static dev.marlin.credentials.CredentialState.REFUSED;
import static dev.marlin.credentials.CredentialState.SUBMITTED;
import static dev.marlin.credentials.CredentialState.WITHDRAWN;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a credential moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum CredentialStep implements Transition<CredentialState> {
    CONFIRM(EnumSet.of(SUBMITTED), CONFIRMED),
    REFUSE(EnumSet.of(SUBMITTED), REFUSED),
    WITHDRAW(EnumSet.of(SUBMITTED, CONFIRMED), WITHDRAWN),
    EXPIRE(EnumSet.of(CONFIRMED), EXPIRED);

    private final Arrow<CredentialState> arrow;

    CredentialStep(Set<CredentialState> from, CredentialState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<CredentialState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(CredentialState state) {
        return switch (state) {
            case SUBMITTED -> "This credential waits to be checked. Nothing was changed.";
            case CONFIRMED -> "This credential is confirmed already. Nothing was changed.";
            case REFUSED -> "This credential was refused: submit a better one. Nothing was changed.";
            case EXPIRED -> "This credential ran out: submit a newer one. Nothing was changed.";
            case WITHDRAWN -> "This credential was withdrawn: submit it again. Nothing was changed.";
        };
    }
}
