package dev.marlin.runs.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.kernel.MarlinException;
import dev.marlin.runs.PairState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every pair of state and step, for both tables. */
class StepTablesTest {
    @Test
    void aPairMovesAlongItsArrowsOnly() {
        List<String> arrows = new ArrayList<>();
        for (PairStep step : PairStep.values()) {
            for (PairState state : PairState.values()) {
                if (step.isPermittedFrom(state)) {
                    arrows.add(step + " " + state + " → " + step.from(state));
                } else {
                    assertThatThrownBy(() -> step.from(state))
                            .isInstanceOf(MarlinException.class)
                            .hasMessageContaining("Nothing was changed");
                }
            }
        }
        assertThat(arrows)
                .containsExactly(
                        "CLAIM QUEUED → PREPARING",
                        "WORK PREPARING → WORKING",
                        "VERIFY WORKING → VERIFYING",
                        "PUBLISH VERIFYING → READY",
                        "AGAIN PREPARING → QUEUED",
                        "AGAIN WORKING → QUEUED",
                        "AGAIN VERIFYING → QUEUED",
                        "FOLLOW_UP READY → QUEUED",
                        "WITHDRAW QUEUED → WITHDRAWN",
                        "WITHDRAW PREPARING → WITHDRAWN",
                        "WITHDRAW WORKING → WITHDRAWN",
                        "WITHDRAW VERIFYING → WITHDRAWN");
    }

    @Test
    void anAttemptMovesAlongItsArrowsOnly() {
        List<String> arrows = new ArrayList<>();
        for (RunStep step : RunStep.values()) {
            for (RunState state : RunState.values()) {
                if (step.isPermittedFrom(state)) {
                    arrows.add(step + " " + state + " → " + step.target());
                }
            }
        }
        assertThat(arrows)
                .containsExactly(
                        "CLAIM QUEUED → RUNNING",
                        "RELEASE RUNNING → QUEUED",
                        "FINISH RUNNING → FINISHED",
                        "LOSE RUNNING → FINISHED",
                        "CANCEL QUEUED → FINISHED",
                        "CANCEL RUNNING → FINISHED");
    }
}
