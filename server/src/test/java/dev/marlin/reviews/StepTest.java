package dev.marlin.reviews;

import static dev.marlin.reviews.life.SubmissionState.ACCEPTED;
import static dev.marlin.reviews.life.SubmissionState.IN_ADJUDICATION;
import static dev.marlin.reviews.life.SubmissionState.IN_APPEAL;
import static dev.marlin.reviews.life.SubmissionState.IN_REVIEW;
import static dev.marlin.reviews.life.SubmissionState.REJECTED;
import static dev.marlin.reviews.life.SubmissionState.RETURNED;
import static dev.marlin.reviews.life.SubmissionState.SUBMITTED;
import static dev.marlin.reviews.life.SubmissionState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.JudgementId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Problem;
import dev.marlin.reviews.life.Event;
import dev.marlin.reviews.life.Review;
import dev.marlin.reviews.life.Step;
import dev.marlin.reviews.life.SubmissionState;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepTest {
    /** State and step, and where it leads; every other pair is refused. */
    private static final Map<String, SubmissionState> ARROWS = Map.ofEntries(
            Map.entry("SUBMITTED ASSIGN", IN_REVIEW),
            Map.entry("SUBMITTED ACCEPT", ACCEPTED),
            Map.entry("SUBMITTED WITHDRAW", WITHDRAWN),
            Map.entry("IN_REVIEW JUDGE", IN_REVIEW),
            Map.entry("IN_REVIEW SEND", IN_REVIEW),
            Map.entry("IN_REVIEW PASS", SUBMITTED),
            Map.entry("IN_REVIEW RELIEVE", IN_REVIEW),
            Map.entry("IN_REVIEW RETURN", RETURNED),
            Map.entry("IN_REVIEW ESCALATE", IN_ADJUDICATION),
            Map.entry("IN_REVIEW ACCEPT", ACCEPTED),
            Map.entry("IN_REVIEW WITHDRAW", WITHDRAWN),
            Map.entry("RETURNED RESUBMIT", SUBMITTED),
            Map.entry("RETURNED WITHDRAW", WITHDRAWN),
            Map.entry("IN_ADJUDICATION APPOINT", IN_ADJUDICATION),
            Map.entry("IN_ADJUDICATION REPLACE", IN_ADJUDICATION),
            Map.entry("IN_ADJUDICATION ACCEPT", ACCEPTED),
            Map.entry("IN_ADJUDICATION RETURN", RETURNED),
            Map.entry("IN_ADJUDICATION REJECT", REJECTED),
            Map.entry("ACCEPTED REOPEN", SUBMITTED),
            Map.entry("SUBMITTED KEEP", ACCEPTED),
            Map.entry("IN_REVIEW KEEP", ACCEPTED),
            Map.entry("RETURNED KEEP", ACCEPTED),
            Map.entry("IN_ADJUDICATION KEEP", ACCEPTED),
            Map.entry("REJECTED APPEAL", IN_APPEAL),
            Map.entry("IN_APPEAL CALL", IN_APPEAL),
            Map.entry("IN_APPEAL UPHOLD", REJECTED),
            Map.entry("IN_APPEAL OVERTURN", ACCEPTED),
            Map.entry("IN_ADJUDICATION WITHDRAW", WITHDRAWN));

    @Test
    void everyPairOfStateAndStepLeadsWhereTheTableSaysOrIsRefused() {
        int permitted = 0;
        for (SubmissionState state : SubmissionState.values()) {
            for (Step step : Step.values()) {
                SubmissionState target = ARROWS.get(state + " " + step);
                assertThat(step.isPermittedFrom(state)).as(state + " " + step).isEqualTo(target != null);
                if (target == null) {
                    assertThatThrownBy(() -> step.from(state))
                            .as(state + " " + step)
                            .isInstanceOfSatisfying(
                                    MarlinException.class,
                                    e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
                } else {
                    assertThat(step.from(state)).isEqualTo(target);
                    permitted++;
                }
            }
        }
        assertThat(permitted).isEqualTo(ARROWS.size());
    }

    @Test
    void settledStatesHaveNoWayOutButAReopeningOrAnAppeal() {
        for (SubmissionState state : SubmissionState.values()) {
            boolean leaves = Arrays.stream(Step.values())
                    .filter(step -> step != Step.REOPEN && step != Step.APPEAL)
                    .anyMatch(step -> step.isPermittedFrom(state));
            assertThat(leaves).as(state.name()).isEqualTo(state.isOpen());
        }
    }

    @Test
    void everyStepHasItsOwnEventAndWordInTheLog() {
        Event.Basis basis = new Event.Basis(Optional.of(PersonId.random()), Instant.EPOCH, RubricVersionId.random(), 1);
        PersonId person = PersonId.random();
        JudgementId judgement = JudgementId.random();
        List<Event> events = List.of(
                new Event.Assigned(basis, List.of(person)),
                new Event.Judged(basis, judgement),
                new Event.Sent(basis, Review.Verdict.ACCEPT),
                new Event.Passed(basis, 2),
                new Event.Relieved(basis, person, PersonId.random()),
                new Event.Returned(basis),
                new Event.Resubmitted(basis, judgement),
                new Event.Escalated(basis, Optional.of(person)),
                new Event.Appointed(basis, person),
                new Event.Replaced(basis, person, PersonId.random()),
                new Event.Accepted(basis, judgement),
                new Event.Rejected(basis, judgement),
                new Event.Reopened(basis, UUID.randomUUID()),
                new Event.Kept(basis),
                new Event.Appealed(basis, Optional.empty()),
                new Event.Called(basis, person),
                new Event.Upheld(basis),
                new Event.Overturned(basis, judgement),
                new Event.Withdrawn(basis));
        Set<Step> steps = events.stream().map(Event::step).collect(Collectors.toSet());
        assertThat(steps).containsExactlyInAnyOrder(Step.values());
        assertThat(new HashSet<>(events.stream().map(Event::action).toList())).hasSize(Step.values().length);
        assertThat(events).hasSize(Event.class.getPermittedSubclasses().length);
    }
}
