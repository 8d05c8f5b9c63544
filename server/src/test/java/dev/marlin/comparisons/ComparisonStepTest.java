package dev.marlin.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marlin.comparisons.Comparison.State;
import dev.marlin.comparisons.Comparison.Step;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonStepTest {
    private static final List<String> ARROWS = List.of(
            "OPEN ASK_FOLLOW_UP AWAITING_TURN",
            "OPEN SUBMIT SUBMITTED",
            "OPEN WITHDRAW WITHDRAWN",
            "AWAITING_TURN SHOW_TURN OPEN",
            "AWAITING_TURN WITHDRAW WITHDRAWN",
            "SUBMITTED REOPEN REOPENED",
            "REOPENED SUBMIT SUBMITTED");

    static Stream<Arguments> everyPair() {
        return Stream.of(State.values())
                .flatMap(state -> Stream.of(Step.values()).map(step -> Arguments.of(state, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void goesWhereTheTableSaysOrNowhere(State state, Step step) {
        List<String> arrows = ARROWS.stream()
                .filter(arrow -> arrow.startsWith(state + " " + step + " "))
                .toList();
        assertThat(step.isPermittedFrom(state)).isEqualTo(!arrows.isEmpty());
        if (arrows.isEmpty()) {
            assertThatThrownBy(() -> step.from(state))
                    .isInstanceOfSatisfying(
                            MarlinException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
        } else {
            assertThat(arrows.getFirst()).endsWith(" " + step.from(state));
        }
    }

    @Test
    void walksEveryArrow() {
        List<String> walked = new ArrayList<>();
        for (State state : State.values()) {
            for (Step step : Step.values()) {
                if (step.isPermittedFrom(state)) {
                    walked.add(state + " " + step + " " + step.from(state));
                }
            }
        }
        assertThat(walked).containsExactlyInAnyOrderElementsOf(ARROWS);
    }
}
