package dev.marlin.statistics.ranking.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.interval.BootstrapOptions;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.RankInterval;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.Comparisons;
import dev.marlin.statistics.ranking.count.Rows;
import dev.marlin.statistics.ranking.fit.Prior;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldRankingTest {

    private static final double[] FIELD = {0.9, 0.3, 0, -0.4, -0.8};
    private static final FieldOptions LOG = FieldOptions.seeded(3).with(FieldScale.log());

    @Test
    void clustersCrossedByThemselvesOrByNothingAreLikeThemselves() {
        Comparisons rows = Rows.drawn(new double[] {0.5, 0, -0.5}, 0.4, 0, 300, 7);
        int[] tasks = new int[rows.rows()];
        int[] alone = new int[rows.rows()];
        Arrays.setAll(tasks, row -> row / 5);
        Arrays.setAll(alone, row -> row);
        FieldOptions options = FieldOptions.seeded(1).with(new IntervalMethod.ClusterSandwich(0.95));
        Map<String, Estimate> once = ratings(FieldRanking.rank(rows.clustered(tasks), options));

        assertThat(ratings(FieldRanking.rank(rows.clustered(tasks).crossed(tasks), options)))
                .isEqualTo(once);
        Map<String, Estimate> unshared =
                ratings(FieldRanking.rank(rows.clustered(tasks).crossed(alone), options));
        assertThat(unshared.get("m0").high())
                .isGreaterThanOrEqualTo(once.get("m0").high());
        assertThatThrownBy(() -> rows.crossed(alone)).hasMessageContaining("only clusters can be crossed");
    }

    @Test
    void choosesTheTieModelThatMadeTheData() {
        Comparisons raoKupper = Rows.drawn(new double[] {3, 1, 0, -1, -3}, 0.8, 0, 4000, 2);
        RankedField.FittedModel auto = model(FieldRanking.rank(raoKupper, LOG.with(TieChoice.AUTO)));
        double davidson = model(FieldRanking.rank(raoKupper, LOG.with(TieChoice.DAVIDSON)))
                .logLikelihood();

        assertThat(auto.ties()).isEqualTo(TieModel.RAO_KUPPER);
        assertThat(auto.logLikelihood()).isGreaterThan(davidson);
        assertThat(Math.log(auto.tieParameter())).isCloseTo(0.8, within(0.1));
    }

    @Test
    void findsTheAdvantageOfTheLeftSide() {
        Comparisons rows = Rows.drawn(FIELD, 0.3, 0.5, 6000, 2);
        RankedField field =
                FieldRanking.rank(rows, LOG.with(new FieldOptions.Model(TieChoice.RAO_KUPPER, true, BothBad.LEFT_OUT)));

        assertThat(model(field).sideAdvantage()).isCloseTo(0.5, within(0.1));
    }

    @Test
    void namesAndOrderOfRowsDoNotMatter() {
        Comparisons rows = Rows.drawn(FIELD, 0.3, 0, 800, 5);
        int[] back = IntStream.range(0, 800).map(i -> 799 - i).toArray();
        int[] same = {0, 1, 2, 3, 4};
        int[] renamed = {3, 1, 4, 0, 2};

        assertThat(FieldRanking.rank(Rows.rearranged(rows, back, same), LOG)).isEqualTo(FieldRanking.rank(rows, LOG));
        FieldOptions sandwich = LOG.with(new IntervalMethod.Sandwich(0.95));
        Map<String, Estimate> one = ratings(FieldRanking.rank(rows, sandwich));
        Map<String, Estimate> other = ratings(FieldRanking.rank(Rows.rearranged(rows, back, renamed), sandwich));
        for (int i = 0; i < 5; i++) {
            Estimate here = one.get("m" + i);
            Estimate there = other.get("m" + renamed[i]);
            assertThat(there.value()).isCloseTo(here.value(), within(1e-10));
            assertThat(there.low()).isCloseTo(here.low(), within(1e-10));
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Comparisons rows = Rows.drawn(FIELD, 0.3, 0, 800, 5);
        List<RankedField.Component> one = FieldRanking.rank(rows, LOG).components();
        for (int threads : new int[] {2, 5}) {
            IntervalMethod method = new IntervalMethod.Bootstrap(new BootstrapOptions(3, 100, 0.95), threads);
            assertThat(FieldRanking.rank(rows, LOG.with(method)).components()).isEqualTo(one);
        }
    }

    @Test
    void repeatingTheDataHalvesTheIntervalsAndScalingWeightsDoesNot() {
        Comparisons rows = Rows.drawn(FIELD, 0.3, 0, 1000, 6);
        int[] fourfold = IntStream.range(0, 4000).map(i -> i % 1000).toArray();
        Comparisons four = Rows.rearranged(rows, fourfold, new int[] {0, 1, 2, 3, 4});
        double[] sevens = new double[1000];
        Arrays.fill(sevens, 7);
        for (IntervalMethod method : List.of(new IntervalMethod.Sandwich(0.95), new IntervalMethod.Profile(0.95))) {
            FieldOptions options = LOG.with(method).with(TieChoice.DAVIDSON);
            Estimate once = ratings(FieldRanking.rank(rows, options)).get("m0");
            Estimate often = ratings(FieldRanking.rank(four, options)).get("m0");
            assertThat(often.value()).isCloseTo(once.value(), within(1e-9));
            assertThat((often.high() - often.low()) / (once.high() - once.low()))
                    .isBetween(0.49, 0.51);
        }
        for (IntervalMethod method : List.of(new IntervalMethod.Sandwich(0.95), new IntervalMethod.Profile(0.95))) {
            for (TieChoice ties : List.of(TieChoice.HALF, TieChoice.RAO_KUPPER)) {
                double[] ones = new double[1000];
                Arrays.fill(ones, 1);
                FieldOptions options = LOG.with(method).with(ties);
                Estimate light =
                        ratings(FieldRanking.rank(rows.weighted(ones), options)).get("m0");
                Estimate heavy = ratings(FieldRanking.rank(rows.weighted(sevens), options))
                        .get("m0");
                assertThat(heavy.high()).isCloseTo(light.high(), within(1e-9));
            }
        }
    }

    @Test
    void anAnchorHasItsValueExactlyAndMovesNothingElse() {
        Comparisons rows = Rows.drawn(FIELD, 0.3, 0, 1000, 6);
        for (IntervalMethod method :
                List.of(LOG.intervals(), new IntervalMethod.Sandwich(0.95), new IntervalMethod.Profile(0.95))) {
            Map<String, Estimate> free = ratings(FieldRanking.rank(rows, LOG.with(method)));
            Map<String, Estimate> anchored = ratings(FieldRanking.rank(
                    rows, LOG.with(method).with(FieldScale.log().anchored("m2", 1000))));
            assertThat(anchored.get("m2"))
                    .isEqualTo(new Estimate(
                            1000, 1000, 1000, 0.95, anchored.get("m2").n()));
            assertThat(anchored.get("m0").value() - 1000)
                    .isCloseTo(free.get("m0").value() - free.get("m2").value(), within(1e-9));
        }
        assertThatThrownBy(
                        () -> FieldRanking.rank(rows, LOG.with(FieldScale.elo().anchored("nobody", 1))))
                .hasMessageContaining("nobody");
    }

    @Test
    void componentsAreRankedApartOrRefused() {
        Comparisons rows =
                Rows.written(6, "0>1 x3, 1>0 x2, 1=2 3>4 x2, 4>3 5!0 x9").comparisons();
        RankedField field = FieldRanking.rank(rows, LOG);

        assertThat(field.components()).hasSize(2);
        assertThat(field.components().get(0).items())
                .extracting(RankedField.Item::name)
                .containsExactlyInAnyOrder("m0", "m1", "m2");
        assertThat(field.components()
                        .get(1)
                        .items()
                        .getFirst()
                        .rating()
                        .orElseThrow()
                        .value())
                .isCloseTo(Math.log(2) / 2, within(1e-10));
        assertThat(field.unranked()).containsExactly("m5");
        assertThat(field.bothBadRate()).isCloseTo(0.5, within(1e-12));
        assertThatThrownBy(() -> FieldRanking.rank(rows, LOG.with(Gaps.REFUSE))).hasMessageContaining("2 components");
    }

    @Test
    void separatedFieldsGetAnOrderAndNoRating() {
        Comparisons rows = Rows.written(4, "0>1 x2, 0>2 x2, 1>2 2>1 1>3").comparisons();
        RankedField.Component component =
                FieldRanking.rank(rows, LOG).components().getFirst();

        assertThat(component.fit()).isEmpty();
        assertThat(component.items()).allMatch(item -> item.rating().isEmpty());
        assertThat(component.items())
                .extracting(RankedField.Item::rank)
                .containsExactly(
                        new RankInterval(1, 1), new RankInterval(2, 3), new RankInterval(2, 3), new RankInterval(4, 4));
        assertThat(model(FieldRanking.rank(rows, LOG.with(Gaps.PRIOR))).prior()).isEqualTo(Prior.PHANTOM_BATTLE);
        assertThatThrownBy(() -> FieldRanking.rank(rows, LOG.with(Gaps.REFUSE))).hasMessageContaining("never lost");
    }

    @Test
    void bothBadAsATieIsAChoiceThatTheResultNames() {
        Comparisons rows = Rows.written(2, "0>1 x3, 1>0 0!1 x4").comparisons();
        FieldOptions asTie = LOG.with(new FieldOptions.Model(TieChoice.HALF, false, BothBad.AS_TIE));

        assertThat(ratings(FieldRanking.rank(rows, LOG)).get("m0").value()).isCloseTo(Math.log(3) / 2, within(1e-10));
        RankedField counted = FieldRanking.rank(rows, asTie);
        assertThat(ratings(counted).get("m0").value()).isCloseTo(Math.log(5 / 3.0) / 2, within(1e-10));
        assertThat(counted.bothBadRate()).isEqualTo(0.5);
        assertThat(counted.options().model().bothBad()).isEqualTo(BothBad.AS_TIE);
    }

    @Test
    void nothingJudgedIsAnEmptyField() {
        RankedField field = FieldRanking.rank(new Rows(2).comparisons(), LOG);

        assertThat(field.components()).isEmpty();
        assertThat(field.unranked()).containsExactly("m0", "m1");
        assertThat(field.bothBadRate()).isNaN();
    }

    static Map<String, Estimate> ratings(RankedField field) {
        Map<String, Estimate> ratings = new TreeMap<>();
        field.components()
                .forEach(component -> component
                        .items()
                        .forEach(item -> ratings.put(item.name(), item.rating().orElseThrow())));
        return ratings;
    }

    private static RankedField.FittedModel model(RankedField field) {
        return field.components().getFirst().fit().orElseThrow();
    }
}
