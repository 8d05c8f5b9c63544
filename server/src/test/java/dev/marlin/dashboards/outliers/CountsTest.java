package dev.marlin.dashboards.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.SeededDraws;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.LongPredicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Fisher's exact test, held against his own examples and against sums of whole numbers. */
class CountsTest {
    private static final Offset<Double> SAME = within(1e-10);

    /** The Design of Experiments (1935), chapter II: a lady says of eight cups whether tea or milk came first. */
    @Test
    void tellsTheLadyTastingTea() {
        Counts threeOfFour = new Counts(3, 4, 1, 4);
        assertThat(threeOfFour.more()).isCloseTo(17.0 / 70, SAME);
        assertThat(threeOfFour.twoSided()).isCloseTo(34.0 / 70, SAME);
        assertThat(new Counts(4, 4, 0, 4).more()).isCloseTo(1.0 / 70, SAME);
        assertThat(new Counts(4, 4, 0, 4).twoSided()).isCloseTo(2.0 / 70, SAME);
    }

    /** Fisher (1962), convictions of like-sex twins of criminals; R's {@code fisher.test} prints these figures. */
    @Test
    void tellsTheConvictionsOfTwins() {
        Counts dizygotic = new Counts(2, 17, 10, 13);
        assertThat(dizygotic.less()).isCloseTo(0.0004652, within(5e-8));
        assertThat(dizygotic.twoSided()).isCloseTo(0.0005367, within(5e-8));
    }

    @Test
    void equalsSumsOfWholeNumbers() {
        SeededDraws draws = new SeededDraws(1935);
        for (int i = 0; i < 300; i++) {
            int n = draws.below(60);
            int otherN = draws.below(200);
            Counts counts = new Counts(draws.below(n + 1), n, draws.below(otherN + 1), otherN);
            assertThat(counts.less()).as(counts + " less").isCloseTo(naive(counts, k -> k <= counts.hits()), SAME);
            assertThat(counts.more()).as(counts + " more").isCloseTo(naive(counts, k -> k >= counts.hits()), SAME);
            BigInteger own = ways(counts, counts.hits());
            assertThat(counts.twoSided())
                    .as(counts + " two-sided")
                    .isCloseTo(naive(counts, k -> ways(counts, k).compareTo(own) <= 0), SAME);
        }
    }

    @Test
    void isCertainWhereThereIsNothingToHoldAgainst() {
        assertThat(new Counts(7, 9, 0, 0).twoSided()).isEqualTo(1);
        assertThat(new Counts(0, 0, 5, 5).less()).isEqualTo(1);
        assertThatThrownBy(() -> new Counts(4, 3, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double naive(Counts counts, LongPredicate asked) {
        BigInteger some = BigInteger.ZERO;
        BigInteger all = BigInteger.ZERO;
        for (long k = 0; k <= counts.n(); k++) {
            BigInteger ways = ways(counts, k);
            all = all.add(ways);
            some = asked.test(k) ? some.add(ways) : some;
        }
        return new BigDecimal(some)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger ways(Counts counts, long k) {
        return choose(counts.n(), k).multiply(choose(counts.otherN(), counts.hits() + counts.otherHits() - k));
    }

    private static BigInteger choose(long all, long chosen) {
        if (chosen < 0 || chosen > all) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= chosen; i++) {
            ways = ways.multiply(BigInteger.valueOf(all - chosen + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
