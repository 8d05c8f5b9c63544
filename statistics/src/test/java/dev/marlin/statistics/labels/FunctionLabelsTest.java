package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.labels.Keywords.Plan;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionLabelsTest {

    private static final Keywords MIXED = Keywords.drawn(new Plan(400, 7, 3, false, 0), 1);

    @ParameterizedTest
    @CsvSource({"true,FREE", "true,LEVEL", "false,FREE", "false,LEVEL"})
    void theLeaveOneOutVoteAgreesWithANaiveOne(boolean oneSided, LeaveOneOut.Weights rule) {
        FunctionVotes votes =
                Keywords.drawn(new Plan(300, 8, 3, oneSided, 1), 2).votes();
        LeaveOneOut fit = fit(votes, rule);
        double[] naive = new NaiveFunctions(votes).weights(fit.convergence().iterations(), rule);

        for (int j = 0; j < naive.length; j++) {
            assertThat(fit.weights()[j]).isCloseTo(naive[j], within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6})
    void theAbstainAwareModelAgreesWithANaiveOne(int classes) {
        FunctionVotes votes =
                Keywords.drawn(new Plan(300, 9, classes, true, 0), 3).votes();
        FunctionFit fit = FunctionLabels.fit(votes, FunctionModel.ABSTAIN_AWARE, 1);
        double[][] naive = new NaiveFunctions(votes).bayes();

        for (int i = 0; i < naive.length; i++) {
            double sum = 0;
            double[] tempered = new double[classes];
            for (int c = 0; c < classes; c++) {
                tempered[c] = Math.pow(naive[i][c], fit.effectiveShare());
                sum += tempered[c];
            }
            for (int c = 0; c < classes; c++) {
                assertThat(fit.posteriors().of(i, c)).isCloseTo(tempered[c] / sum, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theCombinationIsHalfTheMajorityAndASixthEachPart(int classes) {
        Keywords drawn = Keywords.drawn(new Plan(900, 7, classes, true, 0), 11);
        Posteriors majority = posteriors(drawn, FunctionModel.MAJORITY);
        Posteriors free = posteriors(drawn, FunctionModel.LEAVE_ONE_OUT);
        Posteriors level = posteriors(drawn, FunctionModel.LEVEL_VOTE);
        Posteriors bayes = posteriors(drawn, FunctionModel.ABSTAIN_AWARE);
        Posteriors all = posteriors(drawn, FunctionModel.COMBINED);

        for (int i = 0; i < all.items(); i++) {
            double parts = (free.of(i, 1) + level.of(i, 1) + bayes.of(i, 1)) / 6;
            double expected = drawn.isVotedOn(i) ? majority.of(i, 1) / 2 + parts : bayes.of(i, 1);
            assertThat(all.of(i, 1)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void aVoteThatRunsOffCannotOverruleClearMajorities() {
        int clear = 0;
        for (int seed = 0; seed < 12; seed++) {
            Keywords drawn = Keywords.drawn(new Plan(1500, 8 + 4 * (seed % 4), 2 + seed % 5, true, seed % 3), seed);
            Posteriors majority = posteriors(drawn, FunctionModel.MAJORITY);
            Posteriors all = posteriors(drawn, FunctionModel.COMBINED);
            for (int i = 0; i < all.items(); i++) {
                if (majority.of(i, majority.label(i)) > 0.999) {
                    clear++;
                    assertThat(all.label(i)).isEqualTo(majority.label(i));
                }
            }
        }
        assertThat(clear).isPositive();
    }

    @Test
    void functionsOfOneClassEachDoNotCollapse() {
        double gain = 0;
        double worst = 1;
        for (int seed = 0; seed < 24; seed++) {
            Keywords drawn = Keywords.drawn(new Plan(1500, 8 + 4 * (seed % 4), 2 + seed % 5, true, seed % 3), seed);
            double difference = accuracy(drawn, FunctionModel.COMBINED) - accuracy(drawn, FunctionModel.MAJORITY);
            gain += difference / 24;
            worst = Math.min(worst, difference);
        }

        assertThat(gain).isPositive();
        // Where nobody voted the class is a guess, which can fall below the tie that the majority leaves.
        assertThat(worst).isGreaterThan(-0.1);
    }

    @Test
    void functionsOfAnyClassAreWeighedByTheirAccuracy() {
        double gain = 0;
        double worst = 1;
        for (int seed = 0; seed < 24; seed++) {
            Keywords drawn = Keywords.drawn(new Plan(1500, 8 + 4 * (seed % 4), 2 + seed % 5, false, 0), seed);
            double difference = accuracy(drawn, FunctionModel.COMBINED) - accuracy(drawn, FunctionModel.MAJORITY);
            gain += difference / 24;
            worst = Math.min(worst, difference);
        }

        assertThat(gain).isGreaterThan(0.01);
        assertThat(worst).isGreaterThan(-0.01);
    }

    @Test
    void aFunctionWorseThanChanceWeighsLeast() {
        Keywords drawn = Keywords.drawn(new Plan(3000, 8, 2, false, 0), 5);
        byte[] matrix = new byte[3000 * 8];
        for (int v = 0; v < matrix.length; v++) {
            matrix[v] = drawn.votes().code(v);
            if (v % 8 == 3) {
                matrix[v] = FunctionVotes.ABSTAIN;
            }
            if (v % 8 == 3 && v / 8 % 4 == 0) {
                matrix[v] = (byte) (v / 8 % 5 < 4 ? 1 - drawn.gold()[v / 8] : drawn.gold()[v / 8]);
            }
        }
        FunctionVotes votes = FunctionVotes.of(matrix, 8, 2);

        double[] weights = fit(votes, LeaveOneOut.Weights.LEVEL).weights();
        assertThat(weights[3]).isEqualTo(Arrays.stream(weights).min().orElseThrow());
    }

    @Test
    void copiesOfAFunctionLowerTheEffectiveShare() {
        FunctionVotes independent =
                Keywords.drawn(new Plan(4000, 16, 2, false, 0), 6).votes();
        FunctionVotes copied =
                Keywords.drawn(new Plan(4000, 16, 2, false, 6), 6).votes();

        FunctionFit fit = FunctionLabels.fit(copied);

        assertThat(fit.effectiveShare())
                .isLessThan(FunctionLabels.fit(independent).effectiveShare());
        assertThat(fit.selfEstimatedOverconfidence()).isBetween(0.0, 0.5);
    }

    @Test
    void posteriorsOfIndependentFunctionsAreCalibrated() {
        Keywords drawn = Keywords.drawn(new Plan(6000, 12, 3, true, 0), 7);
        FunctionFit fit = FunctionLabels.fit(drawn.votes());

        assertThat(Calibration.against(fit.posteriors(), drawn.gold()).expectedError())
                .isLessThan(0.1);
    }

    @ParameterizedTest
    @EnumSource(FunctionModel.class)
    void reversingItemsAndFunctionsChangesNothingElse(FunctionModel model) {
        int last = 400 * 7 - 1;
        byte[] matrix = new byte[last + 1];
        for (int v = 0; v <= last; v++) {
            matrix[v] = MIXED.votes().code(last - v);
        }
        FunctionFit before = FunctionLabels.fit(MIXED.votes(), model, 1);
        FunctionFit after = FunctionLabels.fit(FunctionVotes.of(matrix, 7, 3), model, 1);

        for (int i = 0; i < 400; i++) {
            assertThat(after.posteriors().of(399 - i, 2))
                    .isCloseTo(before.posteriors().of(i, 2), within(1e-6));
        }
        assertThat(after.functions().get(6).accuracy().orElseThrow().value())
                .isCloseTo(before.functions().get(0).accuracy().orElseThrow().value(), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(FunctionModel.class)
    void renamingClassesPermutesThePosteriors(FunctionModel model) {
        byte[] matrix = new byte[400 * 7];
        for (int v = 0; v < matrix.length; v++) {
            byte code = MIXED.votes().code(v);
            matrix[v] = (byte) (code < 0 ? code : (code + 1) % 3);
        }
        Posteriors before = FunctionLabels.fit(MIXED.votes(), model, 1).posteriors();
        Posteriors after =
                FunctionLabels.fit(FunctionVotes.of(matrix, 7, 3), model, 1).posteriors();

        for (int i = 0; i < 400; i++) {
            assertThat(after.of(i, 1)).isCloseTo(before.of(i, 0), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(FunctionModel.class)
    void predictingTheItemsFittedRepeatsTheirPosteriors(FunctionModel model) {
        FunctionFit fit = FunctionLabels.fit(MIXED.votes(), model, 1);

        assertThat(fit.predict(MIXED.votes(), 2).toArray())
                .isEqualTo(fit.posteriors().toArray());
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        FunctionVotes votes =
                Keywords.drawn(new Plan(200_000, 30, 2, false, 0), 8).votes();
        FunctionFit one = FunctionLabels.fit(votes, FunctionModel.COMBINED, 1);
        FunctionFit three = FunctionLabels.fit(votes, FunctionModel.COMBINED, 3);

        assertThat(three.posteriors().toArray()).isEqualTo(one.posteriors().toArray());
        assertThat(three.functions()).isEqualTo(one.functions());
        assertThat(three.classShares()).isEqualTo(one.classShares());
    }

    @Test
    void degenerateVotesHaveDefinedAnswers() {
        byte[] silent = new byte[30];
        Arrays.fill(silent, FunctionVotes.ABSTAIN);
        FunctionFit none = FunctionLabels.fit(FunctionVotes.of(silent, 3, 2));
        FunctionFit empty = FunctionLabels.fit(FunctionVotes.of(new byte[0], 3, 2));
        FunctionFit constant = FunctionLabels.fit(FunctionVotes.of(new byte[500], 1, 2));

        assertThat(none.posteriors().of(0, 0)).isCloseTo(0.5, within(1e-6));
        assertThat(none.functions())
                .allSatisfy(function -> assertThat(function.accuracy()).isEmpty());
        assertThat(empty.posteriors().items()).isZero();
        assertThat(empty.classShares()).containsExactly(0.5, 0.5);
        assertThat(constant.posteriors().label(0)).isZero();
        assertThat(constant.functions().getFirst().votes()).isEqualTo(500);
    }

    @Test
    void refusesOtherFunctionsAndNoThread() {
        FunctionFit fit = FunctionLabels.fit(MIXED.votes());

        assertThatThrownBy(() -> fit.predict(FunctionVotes.of(new byte[8], 8, 3), 1))
                .hasMessageContaining("fitted to functions");
        assertThatThrownBy(() -> FunctionLabels.fit(MIXED.votes(), FunctionModel.COMBINED, 0))
                .hasMessageContaining("at least one thread");
        assertThatThrownBy(() -> FunctionLabels.fit(new VoteBuilder(List.of("a", "b")).functions()))
                .hasMessageContaining("without a labeling function");
    }

    private static LeaveOneOut fit(FunctionVotes votes, LeaveOneOut.Weights rule) {
        PackedRows rows = PackedRows.of(votes);
        return LeaveOneOut.fit(new LeaveOneOut.Votes(rows, rows.sample()), rule);
    }

    private static Posteriors posteriors(FunctionModel model) {
        return posteriors(MIXED, model);
    }

    private static Posteriors posteriors(Keywords drawn, FunctionModel model) {
        return FunctionLabels.fit(drawn.votes(), model, 1).posteriors();
    }

    private static double accuracy(Keywords drawn, FunctionModel model) {
        return posteriors(drawn, model).expectedAccuracy(drawn.gold());
    }
}
