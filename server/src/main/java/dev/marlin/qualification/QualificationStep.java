package dev.marlin.qualification;

import static dev.marlin.qualification.QualificationState.DRAFT;
import static dev.marlin.qualification.QualificationState.PROPOSED;
import static dev.marlin.qualification.QualificationState.PUBLISHED;
import static dev.marlin.qualification.QualificationState.WITHDRAWN;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a version of a qualification moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum QualificationStep implements Transition<QualificationState> {
    WRITE(EnumSet.of(DRAFT), DRAFT),
    PROPOSE(EnumSet.of(DRAFT), PROPOSED),
    SEND_BACK(EnumSet.of(PROPOSED), DRAFT),
    PUBLISH(EnumSet.of(PROPOSED), PUBLISHED),
    WITHDRAW(EnumSet.of(DRAFT, PROPOSED), WITHDRAWN);

    private final Arrow<QualificationState> arrow;

    QualificationStep(Set<QualificationState> from, QualificationState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<QualificationState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(QualificationState state) {
        return switch (state) {
            case DRAFT -> "This qualification is still a draft: propose it first. Nothing was changed.";
            case PROPOSED ->
                "This qualification is before a second person, so its words stand still. Nothing was changed.";
            case PUBLISHED -> "This qualification is published and never changes: write the next version instead.";
            case WITHDRAWN -> "This qualification is withdrawn. Nothing was changed.";
        };
    }
}
