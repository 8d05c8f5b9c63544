package dev.marlin.statistics.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Dawid and Skene 1979, tables 1 to 4: five anesthetists rate 45 patients, the first of them three times each. */
class AnesthetistsTest {

    /** Per patient the three ratings of observer 1, then one of each other. */
    private static final String PATIENTS = "1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 "
            + "2322223 4444444 2223343 1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 "
            + "2223222 2212222 1111111 1111111 2322222 1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 "
            + "4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222";

    private static final ConfusionEm FIT = ConfusionEm.fit(votes(), PeopleModel.DAWID_SKENE, 0, 1e-12);

    @Test
    void findsThePublishedClassShares() {
        double[] shares = FIT.parameters().prior();

        assertThat(shares[0]).isCloseTo(0.40, within(5e-3));
        assertThat(shares[1]).isCloseTo(0.42, within(5e-3));
        assertThat(shares[2]).isCloseTo(0.11, within(5e-3));
        assertThat(shares[3]).isCloseTo(0.07, within(5e-3));
    }

    /** One observer per row: the rates of the four answers to a patient of class 1, then of classes 2 to 4. */
    private static final double[][] PUBLISHED = {
        {.89, .11, 0, 0, .07, .88, .05, 0, 0, .34, .66, 0, 0, 0, .56, .44},
        {.83, .17, 0, 0, .05, .63, .31, 0, 0, 0, 1, 0, 0, 0, 0, 1},
        {1, 0, 0, 0, .11, .79, .11, 0, 0, .40, .20, .40, 0, 0, .67, .33},
        {.94, .06, 0, 0, .05, .84, .10, 0, 0, 0, .80, .20, 0, 0, .33, .67},
        {1, 0, 0, 0, .16, .73, .11, 0, 0, .21, .79, 0, 0, 0, .33, .67}
    };

    @Test
    void findsThePublishedErrorRatesOfAllObservers() {
        for (int j = 0; j < 5; j++) {
            for (int cell = 0; cell < 16; cell++) {
                int c = cell / 4;
                int l = cell % 4;
                assertThat(FIT.parameters().theta()[(j * 4 + l) * 4 + c])
                        .as("observer %d says %d of class %d", j + 1, l + 1, c + 1)
                        .isCloseTo(PUBLISHED[j][cell], within(5.5e-3));
            }
        }
    }

    @Test
    void agreesWithANaiveSolver() {
        double[] naive = NaivePeople.fit(votes(), 2000);

        for (int v = 0; v < naive.length; v++) {
            assertThat(FIT.posterior()[v]).isCloseTo(naive[v], within(1e-8));
        }
        assertThat(FIT.converged()).isTrue();
    }

    @Test
    void duplicatedPatientsChangeNothing() {
        ConfusionEm twice = ConfusionEm.fit(votes(PATIENTS + " " + PATIENTS), PeopleModel.DAWID_SKENE, 0, 1e-12);

        for (int v = 0; v < FIT.posterior().length; v++) {
            assertThat(twice.posterior()[v]).isCloseTo(FIT.posterior()[v], within(1e-9));
        }
        assertThat(twice.logLikelihood()).isCloseTo(2 * FIT.logLikelihood(), within(1e-6));
    }

    private static PeopleVotes votes() {
        return votes(PATIENTS);
    }

    private static PeopleVotes votes(String table) {
        String[] patients = table.split(" ");
        int[] item = new int[patients.length * 7];
        int[] voter = new int[item.length];
        byte[] label = new byte[item.length];
        for (int v = 0; v < item.length; v++) {
            item[v] = v / 7;
            voter[v] = Math.max(0, v % 7 - 2);
            label[v] = (byte) (patients[v / 7].charAt(v % 7) - '1');
        }
        return PeopleVotes.repeatable(item, voter, label, Roster.numbered(patients.length, 5, 4));
    }
}
