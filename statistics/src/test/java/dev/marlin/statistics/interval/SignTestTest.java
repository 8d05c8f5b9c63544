package dev.marlin.statistics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTestTest {

    /** Ten trials, one against: 2 · (1 + 10) / 1024. */
    @Test
    void pValuesAreSumsOfBinomials() {
        assertThat(SignTest.pValue(9, 1)).isCloseTo(22 / 1024.0, within(1e-14));
        assertThat(SignTest.pValue(1, 9)).isCloseTo(22 / 1024.0, within(1e-14));
        assertThat(SignTest.pValue(5, 5)).isEqualTo(1);
        assertThat(SignTest.pValue(0, 0)).isEqualTo(1);
    }

    /** The power added up over every possible number of wins and losses. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.7", "6, 1, 0.9", "40, 0.8, 0.7", "100, 0.5, 0.65", "120, 1, 0.4"})
    void powerIsTheChanceOfASignificantResult(int trials, double decided, double winRate) {
        double naive = 0;
        for (int wins = 0; wins <= trials; wins++) {
            for (int losses = 0; losses + wins <= trials; losses++) {
                if (SignTest.pValue(wins, losses) <= 0.05) {
                    naive += chance(trials, wins, losses, decided, winRate);
                }
            }
        }
        assertThat(SignTest.power(trials, decided, winRate, 0.95)).isCloseTo(naive, within(1e-9));
    }

    @Test
    void largeSizesAreApproximatedWithoutAJump() {
        assertThat(SignTest.power(100_001, 0.8, 0.505, 0.95))
                .isCloseTo(SignTest.power(100_000, 0.8, 0.505, 0.95), within(2e-3));
        assertThat(SignTest.power(1_000_000_000_000L, 1, 0.51, 0.95)).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> SignTest.power(-1, 1, 0.5, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignTest.power(1, 0, 0.5, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignTest.pValue(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double chance(int trials, int wins, int losses, double decided, double winRate) {
        double log = 0;
        for (int i = 2; i <= trials; i++) {
            log += Math.log(i);
        }
        for (int part : new int[] {wins, losses, trials - wins - losses}) {
            for (int i = 2; i <= part; i++) {
                log -= Math.log(i);
            }
        }
        return Math.exp(log)
                * Math.pow(decided * winRate, wins)
                * Math.pow(decided * (1 - winRate), losses)
                * Math.pow(1 - decided, trials - wins - losses);
    }
}
