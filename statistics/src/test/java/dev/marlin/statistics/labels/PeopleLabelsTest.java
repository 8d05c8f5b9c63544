package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.marlin.statistics.Coverage;
import dev.marlin.statistics.interval.SeededDraws;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleLabelsTest {

    private static final Crowd CROWD = Crowd.oneCoin(600, 40, 5, 3, 1);

    @Test
    void theMajorityIsTheShareOfVotes() {
        PeopleVotes votes = new VoteBuilder(List.of("no", "yes"))
                .add("a", "p", "yes")
                .add("a", "q", "yes")
                .add("a", "r", "no")
                .item("b")
                .people();
        Posteriors posteriors = PeopleLabels.fit(votes, PeopleModel.MAJORITY).posteriors();

        assertThat(posteriors.of(0, 1)).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(posteriors.of(1, 1)).isEqualTo(0.5);
        assertThat(posteriors.label(0)).isEqualTo(1);
    }

    @Test
    void judgingVotersBeatsTheMajority() {
        double majority = accuracy(CROWD, PeopleModel.MAJORITY);

        assertThat(accuracy(CROWD, PeopleModel.ONE_COIN)).isGreaterThan(majority + 0.01);
        assertThat(accuracy(CROWD, PeopleModel.DAWID_SKENE)).isGreaterThan(majority);
        assertThat(accuracy(CROWD, PeopleModel.SPAMMER)).isGreaterThan(majority);
    }

    @Test
    void heldOutVotesChooseAOneCoinModelForOneCoinVoters() {
        PeopleFit fit = PeopleLabels.fit(CROWD.votes());

        assertThat(fit.model()).isIn(PeopleModel.ONE_COIN, PeopleModel.ONE_COIN_FLAT);
        assertThat(fit.heldOut()).hasSize(4);
        assertThat(fit.heldOut())
                .allSatisfy(score -> assertThat(score.meanLogScore()).isNegative());
    }

    @Test
    void heldOutVotesChooseConfusionsForVotersWhoFavorAClass() {
        Crowd crowd = favoring(800, 30, 6, 5);
        PeopleFit fit = PeopleLabels.fit(crowd.votes());

        assertThat(fit.model()).isIn(PeopleModel.DAWID_SKENE, PeopleModel.SPAMMER);
        assertThat(fit.posteriors().expectedAccuracy(crowd.gold()))
                .isGreaterThan(accuracy(crowd, PeopleModel.MAJORITY) + 0.01);
    }

    @ParameterizedTest
    @EnumSource(PeopleModel.class)
    void renamingClassesPermutesThePosteriors(PeopleModel model) {
        Posteriors before = PeopleLabels.fit(CROWD.votes(), model).posteriors();
        Posteriors after = PeopleLabels.fit(relabeled(CROWD.votes(), new int[] {2, 0, 1}, false), model)
                .posteriors();

        for (int i = 0; i < before.items(); i++) {
            assertThat(after.of(i, 2)).isCloseTo(before.of(i, 0), within(1e-5));
            assertThat(after.of(i, 0)).isCloseTo(before.of(i, 1), within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(PeopleModel.class)
    void renumberingItemsAndVotersChangesNothingElse(PeopleModel model) {
        PeopleFit before = PeopleLabels.fit(CROWD.votes(), model);
        PeopleFit after = PeopleLabels.fit(relabeled(CROWD.votes(), new int[] {0, 1, 2}, true), model);

        int last = CROWD.votes().items() - 1;
        for (int i = 0; i <= last; i++) {
            assertThat(after.posteriors().of(last - i, 1))
                    .isCloseTo(before.posteriors().of(i, 1), within(1e-5));
        }
        assertThat(after.voters().getLast().accuracy().orElseThrow().value())
                .isCloseTo(before.voters().getFirst().accuracy().orElseThrow().value(), within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(PeopleModel.class)
    void predictingTheItemsFittedRepeatsTheirPosteriors(PeopleModel model) {
        PeopleFit fit = PeopleLabels.fit(CROWD.votes(), model);
        Posteriors again = fit.predict(CROWD.votes());

        for (int i = 0; i < again.items(); i++) {
            assertThat(again.of(i, 0)).isCloseTo(fit.posteriors().of(i, 0), within(1e-6));
        }
    }

    @Test
    void aStrangerCountsAsTheTypicalVoter() {
        PeopleFit fit = PeopleLabels.fit(CROWD.votes(), PeopleModel.ONE_COIN_FLAT);
        PeopleVotes others = new VoteBuilder(List.of("0", "1", "2"))
                .add("new", "somebody", "2")
                .item("unseen")
                .people();

        assertThat(fit.predict(others).label(0)).isEqualTo(2);
        assertThat(fit.predict(others).of(0, 2)).isBetween(0.5, 0.9);
        assertThat(fit.predict(others).of(1, 2)).isCloseTo(1 / 3.0, within(1e-6));
        assertThatThrownBy(() ->
                        fit.predict(new VoteBuilder(List.of("a", "b")).item("x").people()))
                .hasMessageContaining("fitted to classes");
    }

    /** A little short of 95 of 100, for the classes behind the votes are taken as known once estimated. */
    @Test
    void intervalsOfAccuracyCoverWhatTheySay() {
        Coverage coverage = Coverage.of(40, run -> {
            Crowd crowd = Crowd.oneCoin(1000, 30, 7, 3, 10 + run);
            List<VoterQuality> voters =
                    PeopleLabels.fit(crowd.votes(), PeopleModel.ONE_COIN).voters();
            boolean[] held = new boolean[voters.size()];
            for (int j = 0; j < held.length; j++) {
                held[j] = voters.get(j).accuracy().orElseThrow().contains(crowd.accuracy()[j]);
            }
            return held;
        });
        coverage.isNominal();
    }

    @Test
    void posteriorsOfSimulatedVotersAreCalibrated() {
        Crowd crowd = Crowd.oneCoin(4000, 40, 5, 3, 3);
        Posteriors posteriors =
                PeopleLabels.fit(crowd.votes(), PeopleModel.ONE_COIN).posteriors();

        assertThat(Calibration.against(posteriors, crowd.gold()).expectedError())
                .isLessThan(0.02);
    }

    @Test
    void longRowsOfVotesDoNotUnderflow() {
        Crowd crowd = Crowd.oneCoin(4, 3000, 3000, 2, 4);
        PeopleFit fit = PeopleLabels.fit(crowd.votes(), PeopleModel.ONE_COIN_FLAT);
        Crowd three = Crowd.oneCoin(4, 3000, 3000, 3, 4);
        PeopleFit ofThree = PeopleLabels.fit(three.votes(), PeopleModel.ONE_COIN_FLAT);

        assertThat(fit.posteriors().labels()).isEqualTo(crowd.gold());
        assertThat(ofThree.posteriors().labels()).isEqualTo(three.gold());
        assertThat(fit.logLikelihood()).isBetween(-12_000.0, -2_000.0);
    }

    @Test
    void withoutVotesEveryClassIsAsProbable() {
        PeopleFit fit = PeopleLabels.fit(
                new VoteBuilder(List.of("a", "b")).item("x").voter("p").people());

        assertThat(fit.model()).isEqualTo(PeopleModel.MAJORITY);
        assertThat(fit.posteriors().of(0, 0)).isEqualTo(0.5);
        assertThat(fit.voters().getFirst().accuracy()).isEmpty();
        assertThat(PeopleLabels.fit(new VoteBuilder(List.of("a", "b")).people())
                        .posteriors()
                        .items())
                .isZero();
    }

    private static double accuracy(Crowd crowd, PeopleModel model) {
        return PeopleLabels.fit(crowd.votes(), model).posteriors().expectedAccuracy(crowd.gold());
    }

    private static PeopleVotes relabeled(PeopleVotes votes, int[] classes, boolean backwards) {
        int[] item = new int[votes.size()];
        int[] voter = new int[votes.size()];
        byte[] label = new byte[votes.size()];
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                item[v] = backwards ? votes.items() - 1 - i : i;
                voter[v] = backwards ? votes.voters() - 1 - votes.voter(v) : votes.voter(v);
                label[v] = (byte) classes[votes.label(v)];
            }
        }
        return PeopleVotes.of(item, voter, label, votes.roster());
    }

    /** Half of the voters know; the other half say the first class three times in four, whatever they see. */
    private static Crowd favoring(int items, int voters, int votesPerItem, long seed) {
        Crowd crowd = Crowd.oneCoin(items, voters, votesPerItem, 2, seed);
        SeededDraws draws = new SeededDraws(seed);
        PeopleVotes votes = crowd.votes();
        int[] item = new int[votes.size()];
        int[] voter = new int[votes.size()];
        byte[] label = new byte[votes.size()];
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                item[v] = i;
                voter[v] = votes.voter(v);
                boolean known = voter[v] % 2 == 0 && draws.uniform() < 0.85;
                label[v] = (byte) (known ? crowd.gold()[i] : draws.uniform() < 0.75 ? 0 : 1);
            }
        }
        return new Crowd(PeopleVotes.of(item, voter, label, votes.roster()), crowd.gold(), crowd.accuracy());
    }
}
