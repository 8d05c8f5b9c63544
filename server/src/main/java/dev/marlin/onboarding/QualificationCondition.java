package dev.marlin.onboarding;

import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimCondition;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.tasks.Task;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps tasks of a campaign for those who passed the qualification that it asks for. */
@Component
class QualificationCondition implements ClaimCondition {
    private final Requirements requirements;

    QualificationCondition(Requirements requirements) {
        this.requirements = requirements;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        if (requirements.isMetBy(task.campaign(), person)) {
            return Optional.empty();
        }
        return Optional.of(new ClaimRefusal.Lacking(
                "qualification",
                requirements
                        .lacking(task.campaign(), person)
                        .map(lacking -> "This campaign asks for the qualification “" + lacking.name()
                                + "”. Take it at /qualifications/" + lacking.id()
                                + ", then claim the task; nothing was changed.")
                        .orElse(
                                "This campaign asks for a qualification that nobody can take at the moment. Ask a manager;"
                                        + " nothing was changed.")));
    }
}
