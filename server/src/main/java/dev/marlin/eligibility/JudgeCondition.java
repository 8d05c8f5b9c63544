package dev.marlin.eligibility;

import dev.marlin.kernel.PersonId;
import dev.marlin.reservations.ClaimCondition;
import dev.marlin.reservations.ClaimRefusal;
import dev.marlin.tasks.Task;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps tasks from those who may not judge in their campaign, with one refusal for all conflicts, and from those who
 * lack what it asks for.
 */
@Component
class JudgeCondition implements ClaimCondition {
    private final Judges judges;

    JudgeCondition(Judges judges) {
        this.judges = judges;
    }

    @Override
    public Optional<ClaimRefusal> check(Task task, PersonId person) {
        return judges.objection(task.campaign(), person);
    }
}
