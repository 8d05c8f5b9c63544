package dev.marlin.rubrics;

import static dev.marlin.rubrics.ProposalState.DRAFT;
import static dev.marlin.rubrics.ProposalState.PROPOSED;
import static dev.marlin.rubrics.ProposalState.PUBLISHED;
import static dev.marlin.rubrics.ProposalState.SENT_BACK;
import static dev.marlin.rubrics.ProposalState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposalStepTest {
    /** State and step, and where it leads; every other pair is refused. */
    private static final Map<String, ProposalState> ARROWS = Map.of(
            "DRAFT WRITE", DRAFT,
            "DRAFT PROPOSE", PROPOSED,
            "DRAFT WITHDRAW", WITHDRAWN,
            "PROPOSED PUBLISH", PUBLISHED,
            "PROPOSED SEND_BACK", SENT_BACK,
            "PROPOSED WITHDRAW", WITHDRAWN,
            "SENT_BACK WRITE", DRAFT,
            "SENT_BACK PROPOSE", PROPOSED,
            "SENT_BACK WITHDRAW", WITHDRAWN);

    @Test
    void everyPairOfStateAndStepLeadsWhereTheTableSaysOrIsRefused() {
        int permitted = 0;
        for (ProposalState state : ProposalState.values()) {
            for (ProposalStep step : ProposalStep.values()) {
                ProposalState target = ARROWS.get(state + " " + step);
                assertThat(step.isPermittedFrom(state)).as(state + " " + step).isEqualTo(target != null);
                if (target == null) {
                    assertThatThrownBy(() -> step.from(state))
                            .as(state + " " + step)
                            .isInstanceOfSatisfying(
                                    MarlinException.class,
                                    e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
                } else {
                    permitted++;
                    assertThat(step.from(state)).as(state + " " + step).isEqualTo(target);
                }
            }
        }
        assertThat(permitted).isEqualTo(ARROWS.size());
    }

    @Test
    void onlyOpenStatesHaveAWayOut() {
        for (ProposalState state : ProposalState.values()) {
            assertThat(ProposalStep.WITHDRAW.isPermittedFrom(state))
                    .as(state.name())
                    .isEqualTo(state.isOpen());
            assertThat(ProposalStep.WRITE.isPermittedFrom(state))
                    .as(state.name())
                    .isEqualTo(state.isWritable());
        }
    }
}
