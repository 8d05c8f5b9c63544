package dev.marlin.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.interval.SignTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    /** The score test alone: ((1.959964 · √.2 + 1.281552 · √.1984) / .04)² = 1309.3, without ties 1046.6. */
    @Test
    void aFifthOfTiesCostsAFourthMoreTasks() {
        SampleSize size = SampleSize.of(new Contest(0.55, 0.2), 0.9, 0.95);
        SampleSize without = SampleSize.of(new Contest(0.55, 0), 0.9, 0.95);
        assertThat(size.tasks()).isBetween(1_310L, 1_310L * 103 / 100);
        assertThat(without.tasks()).isBetween(1_047L, 1_047L * 103 / 100);
        assertThat((double) size.tasks() / without.tasks()).isCloseTo(1.25, within(0.02));
        assertThat(size.decided()).isCloseTo(without.tasks(), within(15L));
        assertThat(size.cost(new BigDecimal("280")))
                .isEqualByComparingTo(new BigDecimal(size.tasks()).multiply(new BigDecimal(280)));
    }

    @ParameterizedTest
    @CsvSource({"0.55, 0.2, 0.9", "0.7, 0.3, 0.8", "0.4, 0, 0.95", "0.6, 0.6, 0.9"})
    void theSizeHasThePowerThatWasAskedFor(double winRate, double ties, double power) {
        SampleSize size = SampleSize.of(new Contest(winRate, ties), power, 0.95);
        assertThat(size.power()).isBetween(power, power + 0.02);
        assertThat(SampleSize.at(new Contest(winRate, ties), size.tasks() * 9 / 10, 0.95)
                        .power())
                .isLessThan(power);
    }

    @Test
    void simulatedContestsAreDecidedAsOftenAsThePowerSays() {
        Contest contest = new Contest(0.65, 0.25);
        SampleSize size = SampleSize.of(contest, 0.8, 0.95);
        SeededDraws draws = new SeededDraws(1);
        int significant = 0;
        for (int run = 0; run < 4_000; run++) {
            int wins = 0;
            int losses = 0;
            for (int task = 0; task < size.tasks(); task++) {
                boolean decided = draws.uniform() >= contest.ties();
                boolean won = draws.uniform() < contest.winRate();
                wins += decided && won ? 1 : 0;
                losses += decided && !won ? 1 : 0;
            }
            significant += SignTest.pValue(wins, losses) <= 0.05 ? 1 : 0;
        }
        assertThat(significant / 4_000.0).isCloseTo(size.power(), within(0.025));
    }

    @Test
    void itDoesNotMatterWhichOfTheTwoIsBetter() {
        assertThat(SampleSize.of(new Contest(0.45, 0.2), 0.9, 0.95).tasks())
                .isEqualTo(SampleSize.of(new Contest(0.55, 0.2), 0.9, 0.95).tasks());
    }

    @Test
    void refusesQuestionsWithoutAnswer() {
        assertThatThrownBy(() -> new Contest(0.5, 0.2)).hasMessageContaining("no number of tasks");
        assertThatThrownBy(() -> new Contest(0.6, 1)).hasMessageContaining("ties");
        assertThatThrownBy(() -> SampleSize.of(new Contest(0.6, 0), 1, 0.95)).hasMessageContaining("power");
        assertThatThrownBy(() -> SampleSize.of(new Contest(0.5000001, 0), 0.9, 0.95))
                .hasMessageContaining("more than a billion");
    }

    @Test
    void fourTimesTheTasksHalveTheWidth() {
        WidthForecast forecast = new WidthForecast(WidthForecast.assumed(new Contest(0.55, 0.2), 100, 0.95), 100);
        assertThat(forecast.halfWidthAt(400)).isCloseTo(forecast.halfWidthAt(100) / 2, within(1e-12));
        assertThat(forecast.tasksFor(forecast.halfWidthAt(400))).isBetween(400L, 401L);
        assertThat(forecast.tasksFor(10)).isEqualTo(100);
    }
}
