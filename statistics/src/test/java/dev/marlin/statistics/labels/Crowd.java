package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.SeededDraws;

/** Simulated people: {@code gold[item]} and the accuracy with which each voter was drawn. */
record Crowd(PeopleVotes votes, int[] gold, double[] accuracy) {

    /** Voters of accuracies 0.4 to 0.95, each item voted on by a few of them; errors spread evenly. */
    static Crowd oneCoin(int items, int voters, int votesPerItem, int classes, long seed) {
        SeededDraws draws = new SeededDraws(seed);
        double[] accuracy = new double[voters];
        for (int j = 0; j < voters; j++) {
            accuracy[j] = 0.4 + 0.55 * draws.uniform();
        }
        int[] gold = new int[items];
        int size = items * votesPerItem;
        int[] item = new int[size];
        int[] voter = new int[size];
        byte[] label = new byte[size];
        int[] order = new int[voters];
        for (int j = 0; j < voters; j++) {
            order[j] = j;
        }
        for (int v = 0; v < size; v++) {
            int i = v / votesPerItem;
            if (v % votesPerItem == 0) {
                gold[i] = draws.below(classes);
            }
            int swap = v % votesPerItem + draws.below(voters - v % votesPerItem);
            int j = order[swap];
            order[swap] = order[v % votesPerItem];
            order[v % votesPerItem] = j;
            item[v] = i;
            voter[v] = j;
            label[v] = (byte)
                    (draws.uniform() < accuracy[j] ? gold[i] : (gold[i] + 1 + draws.below(classes - 1)) % classes);
        }
        return new Crowd(PeopleVotes.of(item, voter, label, Roster.numbered(items, voters, classes)), gold, accuracy);
    }
}
