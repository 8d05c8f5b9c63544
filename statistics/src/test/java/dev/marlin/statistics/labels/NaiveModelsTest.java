package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Numeric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fits of people's models beside the probability of the votes as the papers define it: nothing near is likelier. */
class NaiveModelsTest {

    private static final int K = 3;
    private static final int VOTERS = 6;
    private static final PeopleVotes VOTES = Crowd.oneCoin(300, VOTERS, 4, K, 2).votes();

    @ParameterizedTest
    @EnumSource(names = {"ONE_COIN", "ONE_COIN_FLAT"})
    void oneCoinFitsMaximizeTheProbabilityOfTheVotes(PeopleModel model) {
        ConfusionEm fit = ConfusionEm.fit(VOTES, model, 0, 1e-13);
        double[] at = new double[VOTERS + K - 1];
        for (int j = 0; j < VOTERS; j++) {
            at[j] = fit.parameters().theta()[j * K * K];
        }
        boolean flat = model == PeopleModel.ONE_COIN_FLAT;
        for (int c = 1; c < K; c++) {
            at[VOTERS + c - 1] = Math.log(fit.parameters().prior()[c])
                    - Math.log(fit.parameters().prior()[0]);
        }

        assertThat(ofOneCoin(at)).isCloseTo(fit.logLikelihood(), within(1e-7));
        double[] slope = Numeric.gradient(NaiveModelsTest::ofOneCoin, at);
        for (int i = 0; i < (flat ? VOTERS : at.length); i++) {
            assertThat(slope[i]).as("parameter " + i).isCloseTo(0, within(1e-3));
        }
        for (int i = VOTERS; i < at.length && flat; i++) {
            assertThat(at[i]).isCloseTo(0, within(1e-15));
        }
    }

    /** Per voter the chance of spamming and then the spam's labels, as MACE has them; class shares estimated. */
    @Test
    void spammerFitsMaximizeTheProbabilityOfTheVotes() {
        ConfusionEm fit = ConfusionEm.fit(VOTES, PeopleModel.SPAMMER, 0, 1e-13);
        double[] at = new double[VOTERS * K];
        for (int j = 0; j < VOTERS; j++) {
            double[] spammed = new double[K];
            double spamming = 0;
            for (int l = 0; l < K; l++) {
                spammed[l] = fit.parameters().theta()[(j * K + l) * K + (l + 1) % K];
                spamming += spammed[l];
            }
            at[j * K] = Math.log(spamming / (1 - spamming));
            for (int l = 1; l < K; l++) {
                at[j * K + l] = Math.log(spammed[l] / spammed[0]);
            }
        }
        double[] prior = fit.parameters().prior();

        assertThat(ofSpammers(at, prior)).isCloseTo(fit.logLikelihood(), within(1e-6));
        for (double slope : Numeric.gradient(x -> ofSpammers(x, prior), at)) {
            assertThat(slope).isCloseTo(0, within(2e-2));
        }
    }

    private static double ofOneCoin(double[] at) {
        double[][][] says = new double[VOTERS][K][K];
        for (int j = 0; j < VOTERS; j++) {
            for (int c = 0; c < K; c++) {
                for (int l = 0; l < K; l++) {
                    says[j][c][l] = c == l ? at[j] : (1 - at[j]) / (K - 1);
                }
            }
        }
        return probability(says, softmax(at, VOTERS - 1));
    }

    private static double ofSpammers(double[] at, double[] prior) {
        double[][][] says = new double[VOTERS][K][K];
        for (int j = 0; j < VOTERS; j++) {
            double spamming = 1 / (1 + Math.exp(-at[j * K]));
            double[] spam = softmax(at, j * K);
            for (int c = 0; c < K; c++) {
                for (int l = 0; l < K; l++) {
                    says[j][c][l] = spamming * spam[l] + (c == l ? 1 - spamming : 0);
                }
            }
        }
        return probability(says, prior);
    }

    /** Shares whose logarithms over the first stand at {@code from + 1} and after. */
    private static double[] softmax(double[] at, int from) {
        double[] shares = new double[K];
        double sum = 0;
        for (int c = 0; c < K; c++) {
            shares[c] = c == 0 ? 1 : Math.exp(at[from + c]);
            sum += shares[c];
        }
        for (int c = 0; c < K; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    private static double probability(double[][][] says, double[] prior) {
        double sum = 0;
        for (int i = 0; i < VOTES.items(); i++) {
            double ofItem = 0;
            for (int c = 0; c < K; c++) {
                double joint = prior[c];
                for (int v = VOTES.start(i); v < VOTES.start(i + 1); v++) {
                    joint *= says[VOTES.voter(v)][c][VOTES.label(v)];
                }
                ofItem += joint;
            }
            sum += Math.log(ofItem);
        }
        return sum;
    }
}
