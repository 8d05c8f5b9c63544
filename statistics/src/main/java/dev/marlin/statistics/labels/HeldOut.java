package dev.marlin.statistics.labels;

import dev.marlin.statistics.interval.SeededDraws;

/**
 * How well a people's model forecasts votes it has not seen: five-fold, every vote forecast once from the others.
 *
 * <p>{@code meanLogScore} is the mean natural logarithm of the probability given to the vote that was cast, at most 0 and
 * higher is better. {@code votes} is the calibration of the most probable vote: the one calibration that can be checked
 * without known classes. It is of votes, not of classes.
 */
public record HeldOut(PeopleModel model, double meanLogScore, Calibration votes) {

    private static final int FOLDS = 5;
    private static final double TOLERANCE = 1e-4;

    /**
     * The score of one model.
     *
     * @param votes at least one vote
     */
    static HeldOut of(PeopleVotes votes, PeopleModel model, double pseudo) {
        byte[] fold = folds(votes.size());
        Calibration.Tally tally = new Calibration.Tally();
        double score = 0;
        for (int f = 0; f < FOLDS; f++) {
            ConfusionEm em = ConfusionEm.fit(without(votes, fold, f), model, pseudo, TOLERANCE);
            score += score(votes, fold, f, em, tally);
        }
        return new HeldOut(model, score / votes.size(), tally.close());
    }

    private static double score(PeopleVotes votes, byte[] fold, int f, ConfusionEm em, Calibration.Tally tally) {
        int k = votes.classes();
        double[] theta = em.parameters().theta();
        double[] posterior = em.posterior();
        double score = 0;
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                if (fold[v] != f) {
                    continue;
                }
                int likeliest = 0;
                double highest = -1;
                double cast = 0;
                for (int l = 0; l < k; l++) {
                    double chance = 0;
                    for (int c = 0; c < k; c++) {
                        chance += posterior[i * k + c] * theta[(votes.voter(v) * k + l) * k + c];
                    }
                    likeliest = chance > highest ? l : likeliest;
                    highest = Math.max(highest, chance);
                    cast = l == votes.label(v) ? chance : cast;
                }
                score += Math.log(Math.max(cast, Double.MIN_NORMAL));
                tally.add(Math.min(highest, 1), likeliest == votes.label(v), 1);
            }
        }
        return score;
    }

    private static PeopleVotes without(PeopleVotes votes, byte[] fold, int f) {
        int kept = 0;
        for (byte number : fold) {
            kept += number != f ? 1 : 0;
        }
        int[] item = new int[kept];
        int[] voter = new int[kept];
        byte[] label = new byte[kept];
        int next = 0;
        for (int i = 0; i < votes.items(); i++) {
            for (int v = votes.start(i); v < votes.start(i + 1); v++) {
                if (fold[v] != f) {
                    item[next] = i;
                    voter[next] = votes.voter(v);
                    label[next++] = votes.label(v);
                }
            }
        }
        return PeopleVotes.repeatable(item, voter, label, votes.roster());
    }

    private static byte[] folds(int votes) {
        SeededDraws draws = new SeededDraws(1);
        byte[] fold = new byte[votes];
        for (int v = 0; v < votes; v++) {
            fold[v] = (byte) draws.below(FOLDS);
        }
        return fold;
    }
}
