package dev.marlin.statistics.labels;

/**
 * The classes of items that labeling functions voted on.
 *
 * <p>A function's abstaining is taken as information; for people, who were not asked about every item, use {@link
 * PeopleLabels}: on functions that only ever name one class a people's model collapses. The class of an item on which no
 * function voted is a guess from how often each class is left without votes; its low confidence says so.
 */
public final class FunctionLabels {

    private FunctionLabels() {}

    /** The fit of {@link FunctionModel#COMBINED} on one thread. */
    public static FunctionFit fit(FunctionVotes votes) {
        return fit(votes, FunctionModel.COMBINED, 1);
    }

    /**
     * The fit of a model; the same bit for bit on any number of threads.
     *
     * <p>Up to 32,768 items voted differently everything is estimated from all of them; beyond that the weights of the
     * leave-one-out vote and the discount for correlation come from a stratified sample of that many, drawn with a fixed
     * seed.
     *
     * @param threads at least 1
     */
    public static FunctionFit fit(FunctionVotes votes, FunctionModel model, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least one thread, not " + threads);
        }
        if (votes.functions() == 0) {
            throw new IllegalArgumentException("without a labeling function there is nothing to fit");
        }
        PackedRows rows = PackedRows.of(votes);
        RowShape shape = rows.shape();
        FunctionWeigher.Majority majority = FunctionWeigher.Majority.of(shape);
        AbstainBayes bayes = bayes(rows, majority, threads);
        int[] sample = rows.sample();
        LeaveOneOut.Votes cast = new LeaveOneOut.Votes(rows, sample);
        LeaveOneOut free = LeaveOneOut.fit(cast, LeaveOneOut.Weights.FREE);
        LeaveOneOut level = LeaveOneOut.fit(cast, LeaveOneOut.Weights.LEVEL);
        FunctionWeigher.Parts parts =
                new FunctionWeigher.Parts(free.scores(shape), level.scores(shape), bayes.scores(shape));
        FunctionWeigher untempered = new FunctionWeigher(model, shape, majority, parts);
        FunctionWeigher weigher = new FunctionWeigher(model, shape, majority, parts.discounted(bayes, rows, sample));
        double[] masses = new double[shape.cells()];
        Posteriors posteriors = weigher.weigh(rows, threads, masses);
        FunctionFit.Checks checks = new FunctionFit.Checks(
                free.convergence().and(level.convergence()), overconfidence(untempered, weigher, rows, sample));
        return new FunctionFit(votes.roster(), weigher, posteriors, shape.unpack(masses), checks);
    }

    private static AbstainBayes bayes(PackedRows rows, FunctionWeigher.Majority majority, int threads) {
        RowShape shape = rows.shape();
        int k = shape.classes();
        int cells = shape.cells();
        double[] sums = Blocks.sum(rows.rows(), cells + k, threads, (from, to, own) -> {
            double[] p = new double[k];
            for (int row = from; row < to; row++) {
                majority.posterior(rows.codes(), row, p);
                FunctionWeigher.count(rows, row, p, own);
                for (int c = 0; c < k; c++) {
                    own[cells + c] += rows.weight(row) * p[c];
                }
            }
        });
        double[] shares = new double[k];
        System.arraycopy(sums, cells, shares, 0, k);
        return AbstainBayes.estimate(shape, shape.unpack(sums), shares, rows.items());
    }

    /** How far the confidence in the chosen class falls on average when correlated functions are discounted. */
    private static double overconfidence(
            FunctionWeigher untempered, FunctionWeigher weigher, PackedRows rows, int[] sample) {
        int k = rows.shape().classes();
        double[] raw = new double[k];
        double[] discounted = new double[k];
        double[] scratch = new double[k];
        double gap = 0;
        double all = 0;
        for (int row : sample) {
            untempered.posterior(rows, row, raw, scratch);
            weigher.posterior(rows, row, discounted, scratch);
            int best = 0;
            for (int c = 1; c < k; c++) {
                best = raw[c] > raw[best] ? c : best;
            }
            gap += rows.weight(row) * Math.abs(raw[best] - discounted[best]);
            all += rows.weight(row);
        }
        return all > 0 ? gap / all : 0;
    }
}
