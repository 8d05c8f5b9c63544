package dev.marlin.catalog;

import static dev.marlin.catalog.RequestState.DONE;
import static dev.marlin.catalog.RequestState.FAILED;
import static dev.marlin.catalog.RequestState.REQUESTED;
import static dev.marlin.catalog.RequestState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.catalog.RequestState.Step;
import dev.marlin.kernel.MarlinException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestStateTest {
    private static final Map<Step, Map<RequestState, RequestState>> TABLE = Map.of(
            Step.START, Map.of(REQUESTED, RUNNING, RUNNING, RUNNING),
            Step.FINISH, Map.of(RUNNING, DONE),
            Step.FAIL, Map.of(RUNNING, FAILED));

    @Test
    void takesTheStepsOfTheTableAndNoOther() {
        int pairs = 0;
        for (Step step : Step.values()) {
            for (RequestState state : RequestState.values()) {
                RequestState target = TABLE.get(step).get(state);
                if (target == null) {
                    assertThatThrownBy(() -> step.from(state)).isInstanceOf(MarlinException.class);
                } else {
                    assertThat(step.from(state)).isEqualTo(target);
                }
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(12);
    }

    @Test
    void isOpenUntilItEnds() {
        assertThat(RequestState.values()).filteredOn(RequestState::isOpen).containsExactly(REQUESTED, RUNNING);
    }
}
