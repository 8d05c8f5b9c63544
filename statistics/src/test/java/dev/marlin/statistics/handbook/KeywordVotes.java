package dev.marlin.statistics.handbook;

import dev.marlin.statistics.interval.SeededDraws;
import dev.marlin.statistics.labels.FunctionVotes;
import dev.marlin.statistics.labels.PeopleVotes;
import dev.marlin.statistics.labels.VoteBuilder;
import java.util.List;

/**
 * Simulated keyword functions, each of which only ever names one class or abstains.
 *
 * @param gold {@code gold[item]} = the true class
 */
record KeywordVotes(PeopleVotes asPeople, FunctionVotes asFunctions, int[] gold) {
    private static final int FUNCTIONS = 10;
    private static final List<String> CLASSES = List.of("ham", "spam");

    /** Three items of ten are spam; a keyword fires on 5 to 35 % of its own class and less often on the other. */
    static KeywordVotes drawn(int items, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        double[] hit = new double[FUNCTIONS];
        double[] slip = new double[FUNCTIONS];
        for (int j = 0; j < FUNCTIONS; j++) {
            hit[j] = 0.05 + 0.3 * draws.uniform();
            slip[j] = hit[j] * (0.1 + 0.3 * draws.uniform());
        }
        VoteBuilder votes = new VoteBuilder(CLASSES);
        for (int j = 0; j < FUNCTIONS; j++) {
            votes.voter("f" + j);
        }
        int[] gold = new int[items];
        for (int i = 0; i < items; i++) {
            gold[i] = draws.uniform() < 0.3 ? 1 : 0;
            votes.item("i" + i);
            for (int j = 0; j < FUNCTIONS; j++) {
                int own = j % 2;
                if (draws.uniform() < (gold[i] == own ? hit[j] : slip[j])) {
                    votes.add("i" + i, "f" + j, CLASSES.get(own));
                }
            }
        }
        return new KeywordVotes(votes.people(), votes.functions(), gold);
    }
}
