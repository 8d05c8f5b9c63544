package dev.marlin.statistics.ranking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.count.Rows;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The two small data sets of evalica with the scores that its tests expect (github.com/dustalov/evalica). Its Bradley–Terry
 * sums to 1 and its Newman has no scale of its own, so scores are compared by their logarithms less the mean.
 */
class EvalicaTest {

    private static final Rows SIMPLE =
            Rows.written(5, "1>0 2>0 3>0 3>1 3>2 4>0 4>3 0=1 0=2 0=4 1=2 x2, 1=3 2=4 3=4 x2");

    private static final Rows FOOD = Rows.written(
            5, "0>2 x3, 0>3 x2, 0>4 1>0 x2, 1>4 2>1 2>3 x2, 3>0 x4, 3>1 3>4 4>0 4>1 x4, 4>2 x4, 4>3 1=2 1=3");

    @Test
    void halfTiesReproduceItsBradleyTerry() {
        expect(
                SIMPLE,
                TieModel.HALF_TIE,
                1e-6,
                .050799672530,
                .131150691454,
                .131685680701,
                .336888680416,
                .349475274899);
        expect(
                FOOD,
                TieModel.HALF_TIE,
                1e-6,
                .147976651217,
                .128153410603,
                .098979825569,
                .190600284898,
                .434289827712);
    }

    @Test
    void davidsonReproducesItsNewman() {
        double[] simple = {.017973592758, .480240024531, .481419034280, 12.805770244756, 13.036744742369};
        double[] food = {.829660088323, .710153782087, .536812511442, 1.090627159153, 2.665210722919};

        expect(SIMPLE, TieModel.DAVIDSON, 1e-9, simple);
        expect(FOOD, TieModel.DAVIDSON, 1e-9, food);
    }

    private static void expect(Rows rows, TieModel ties, double tolerance, double... published) {
        PairFit fit = PairFit.of(
                        CellTable.count(rows.comparisons(), BothBad.LEFT_OUT, false)
                                .counts(),
                        ModelForm.plain(ties),
                        null)
                .orElseThrow();
        double mean = Arrays.stream(published).map(Math::log).average().orElseThrow();
        for (int i = 0; i < published.length; i++) {
            assertThat(fit.theta()[i]).isCloseTo(Math.log(published[i]) - mean, within(tolerance));
        }
    }
}
