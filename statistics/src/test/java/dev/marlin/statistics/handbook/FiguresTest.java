package dev.marlin.statistics.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.agreement.Categories;
import dev.marlin.statistics.agreement.Coefficient;
import dev.marlin.statistics.agreement.Level;
import dev.marlin.statistics.agreement.RatingTable;
import dev.marlin.statistics.agreement.Weights;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.interval.ResolveRate;
import dev.marlin.statistics.labels.Calibration;
import dev.marlin.statistics.labels.FunctionLabels;
import dev.marlin.statistics.labels.PeopleFit;
import dev.marlin.statistics.labels.PeopleLabels;
import dev.marlin.statistics.labels.PeopleModel;
import dev.marlin.statistics.labels.Posteriors;
import dev.marlin.statistics.planning.Contest;
import dev.marlin.statistics.planning.SampleSize;
import dev.marlin.statistics.ranking.annotator.ShrunkShares;
import dev.marlin.statistics.ranking.count.BothBad;
import dev.marlin.statistics.ranking.count.CellTable;
import dev.marlin.statistics.ranking.field.FieldOptions;
import dev.marlin.statistics.ranking.field.FieldRanking;
import dev.marlin.statistics.ranking.field.FieldScale;
import dev.marlin.statistics.ranking.field.IntervalMethod;
import dev.marlin.statistics.ranking.field.RankedField;
import dev.marlin.statistics.ranking.field.TieChoice;
import dev.marlin.statistics.ranking.fit.ModelForm;
import dev.marlin.statistics.ranking.fit.PairFit;
import dev.marlin.statistics.ranking.fit.TieModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figures that the text of docs/statistics.md gives. */
class FiguresTest {

    @Test
    void ratingsUnderDifferentTieModelsHaveDifferentSpreads() {
        assertThat(spread(TieChoice.HALF)).isCloseTo(367, within(1.0));
        assertThat(spread(TieChoice.RAO_KUPPER)).isCloseTo(397, within(1.0));
        assertThat(spread(TieChoice.DAVIDSON)).isCloseTo(507, within(1.0));
        assertThat(likelihood(TieChoice.RAO_KUPPER)).isCloseTo(-931.1, within(0.05));
        assertThat(likelihood(TieChoice.DAVIDSON)).isCloseTo(-933.3, within(0.05));
    }

    @Test
    void votesOfATaskAreNoIndependentVotes() {
        double[] limit = PairFit.of(
                        CellTable.count(Votes.byTask(20_000, 30, 99), BothBad.LEFT_OUT, false)
                                .counts(),
                        ModelForm.plain(TieModel.HALF_TIE),
                        null)
                .orElseThrow()
                .theta();
        assertThat(coverage(new IntervalMethod.ClusterSandwich(0.95), limit)).isBetween(0.93, 0.97);
        assertThat(coverage(new IntervalMethod.Sandwich(0.95), limit)).isBetween(0.77, 0.83);
    }

    @Test
    void lookingAgainAndAgainBreaksAFixedInterval() {
        int fixed = 0;
        int sequence = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Looks looks = Looks.ofEqualVersions(400, seed);
            fixed += looks.fixedErrs(0) ? 1 : 0;
            sequence += looks.sequenceErrs() ? 1 : 0;
        }
        assertThat(fixed).isEqualTo(374);
        assertThat(sequence).isEqualTo(34);
    }

    @Test
    void aPeoplesModelCollapsesOnFunctions() {
        KeywordVotes votes = KeywordVotes.drawn(4_000, 1);
        PeopleFit people = PeopleLabels.fit(votes.asPeople(), PeopleModel.DAWID_SKENE);
        Posteriors majority =
                PeopleLabels.fit(votes.asPeople(), PeopleModel.MAJORITY).posteriors();
        Posteriors functions = FunctionLabels.fit(votes.asFunctions()).posteriors();
        Calibration collapsed = Calibration.against(people.posteriors(), votes.gold());

        assertThat(people.posteriors().labels()).containsOnly(0);
        assertThat(collapsed.meanConfidence()).isGreaterThan(0.999);
        assertThat(collapsed.hitRate()).isCloseTo(0.713, within(0.001));
        assertThat(majority.expectedAccuracy(votes.gold())).isCloseTo(0.731, within(0.001));
        assertThat(functions.expectedAccuracy(votes.gold())).isGreaterThan(0.78);
        assertThat(Calibration.against(functions, votes.gold()).expectedError())
                .isLessThan(collapsed.expectedError() / 2);
    }

    @Test
    void aDominantCategoryParts() {
        RatingTable table = RatingTable.ofCodes(
                IntStream.range(0, 125)
                        .mapToObj(i -> i < 118 ? new int[] {0, 0} : i < 123 ? new int[] {0, 1} : new int[] {1, 0})
                        .toArray(int[][]::new),
                Categories.of(List.of("good", "bad")));
        assertThat(value(new Coefficient.PercentAgreement(), table)).isEqualTo(0.944);
        assertThat(value(new Coefficient.CohenKappa(Weights.IDENTITY), table)).isCloseTo(-0.023, within(5e-4));
        assertThat(value(new Coefficient.ScottPi(), table)).isCloseTo(-0.029, within(5e-4));
        assertThat(value(new Coefficient.KrippendorffAlpha(Level.NOMINAL), table))
                .isCloseTo(-0.025, within(5e-4));
        assertThat(value(Coefficient.gwetAc1(), table)).isCloseTo(0.941, within(5e-4));
    }

    @Test
    void smallLeadsNeedManyTasks() {
        double[] rates = {0.55, 0.6, 0.65, 0.7};
        long[] tasks = {1_336, 336, 150, 83};
        for (int i = 0; i < rates.length; i++) {
            assertThat(SampleSize.of(new Contest(rates[i], 0.2), 0.9, 0.95).tasks())
                    .isEqualTo(tasks[i]);
        }
    }

    @Test
    void whoSaidLittleIsTakenToBeLikeTheOthers() {
        ShrunkShares shares =
                ShrunkShares.of(new long[] {3, 90, 70, 45, 16, 0, 60}, new long[] {3, 100, 80, 60, 20, 0, 100}, 0.95);
        assertAbout(shares.people().get(0), 0.82, 0.63, 0.95);
        assertAbout(shares.people().get(1), 0.88, 0.82, 0.94);
    }

    @Test
    void pluggingTheShareInIsBiased() {
        assertThat(ResolveRate.passAt(2, 3, 10)).isCloseTo(0.533, within(5e-4));
    }

    private static void assertAbout(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, within(0.005));
        assertThat(estimate.low()).isCloseTo(low, within(0.005));
        assertThat(estimate.high()).isCloseTo(high, within(0.005));
    }

    private static double spread(TieChoice ties) {
        List<RankedField.Item> items = FieldRanking.rank(
                        Votes.independent(1_000, 7), FieldOptions.seeded(1).with(ties))
                .components()
                .getFirst()
                .items();
        return items.getFirst().rating().orElseThrow().value()
                - items.getLast().rating().orElseThrow().value();
    }

    private static double likelihood(TieChoice ties) {
        return FieldRanking.rank(
                        Votes.independent(1_000, 7), FieldOptions.seeded(1).with(ties))
                .components()
                .getFirst()
                .fit()
                .orElseThrow()
                .logLikelihood();
    }

    private static double coverage(IntervalMethod method, double[] truth) {
        FieldOptions options = FieldOptions.seeded(1).with(FieldScale.log()).with(method);
        int held = 0;
        for (int run = 0; run < 400; run++) {
            for (RankedField.Item item : FieldRanking.rank(Votes.byTask(40, 30, 1_000 + run), options)
                    .components()
                    .getFirst()
                    .items()) {
                Estimate rating = item.rating().orElseThrow();
                held += rating.contains(truth[item.name().charAt(6) - 'A']) ? 1 : 0;
            }
        }
        return held / (400.0 * truth.length);
    }

    private static double value(Coefficient coefficient, RatingTable table) {
        return coefficient.of(table).orElseThrow();
    }
}
