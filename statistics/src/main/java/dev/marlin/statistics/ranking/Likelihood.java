package dev.marlin.statistics.ranking;

import java.util.Arrays;

/**
 * The concave log-likelihood of paired comparisons with its gradient and information, in the parameters (θ1 … θM) or,
 * with free ties, (θ1 … θM, ln ν).
 *
 * <p>With d = θi − θj the three outcomes have weights e^(d/2), 2ν and e^(−d/2).
 */
final class Likelihood {

    private static final double PHANTOM_SHARE = 1 / 3.0;

    private final PairCounts counts;
    private final TieModel model;
    private final Fit.Prior prior;
    private final boolean tiesAreFree;
    final double[] gradient;
    final double[][] information;

    private double twoNu;
    private double logTwoNu;
    private double value;

    Likelihood(PairCounts counts, TieModel model, Fit.Prior prior) {
        this.counts = counts;
        this.model = model;
        this.prior = prior;
        this.tiesAreFree = model == TieModel.DAVIDSON && (prior == Fit.Prior.PHANTOM_BATTLE || counts.totalTies() > 0);
        int size = counts.agents() + (tiesAreFree ? 1 : 0);
        this.gradient = new double[size];
        this.information = new double[size][size];
    }

    int size() {
        return gradient.length;
    }

    boolean tiesAreFree() {
        return tiesAreFree;
    }

    /** Where to begin: equal strengths, and the ν that explains the share of ties between equals. */
    double[] start() {
        double[] start = new double[size()];
        if (tiesAreFree) {
            start[size() - 1] = Math.log((counts.totalTies() + 1) / (counts.totalDecisive() + 1));
        }
        return start;
    }

    /** The log-likelihood of the data alone, without the prior. */
    double dataOnly(double[] parameters) {
        Likelihood plain = new Likelihood(counts, model, Fit.Prior.NONE);
        return plain.tiesAreFree == tiesAreFree
                ? plain.valueAt(parameters)
                : plain.withFixedTies(parameters[counts.agents()], parameters);
    }

    private double withFixedTies(double logNu, double[] parameters) {
        tie(logNu);
        value = 0;
        for (int p = 0; p < counts.pairs(); p++) {
            addValue(p, parameters);
        }
        return value;
    }

    double valueAt(double[] parameters) {
        prepare(parameters);
        for (int p = 0; p < counts.pairs(); p++) {
            addValue(p, parameters);
        }
        if (prior == Fit.Prior.PHANTOM_BATTLE) {
            for (int i = 0; i < counts.agents(); i++) {
                addValue(parameters[i], PHANTOM_SHARE, PHANTOM_SHARE, PHANTOM_SHARE);
            }
        }
        return value;
    }

    /** Fills gradient and information at the parameters (lower triangle only). */
    void differentiate(double[] parameters) {
        prepare(parameters);
        Arrays.fill(gradient, 0);
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        for (int p = 0; p < counts.pairs(); p++) {
            int i = counts.first()[p];
            int j = counts.second()[p];
            addDerivatives(i, j, parameters[i] - parameters[j], counts.wins()[p], counts.ties()[p], counts.losses()[p]);
        }
        if (prior == Fit.Prior.PHANTOM_BATTLE) {
            for (int i = 0; i < counts.agents(); i++) {
                addDerivatives(i, -1, parameters[i], PHANTOM_SHARE, PHANTOM_SHARE, PHANTOM_SHARE);
            }
        } else {
            fixTheSum();
        }
    }

    private void prepare(double[] parameters) {
        value = 0;
        if (tiesAreFree) {
            tie(parameters[counts.agents()]);
        } else {
            twoNu = 0;
            logTwoNu = 0;
        }
    }

    private void tie(double logNu) {
        logTwoNu = Math.log(2) + logNu;
        twoNu = Math.exp(logTwoNu);
    }

    private void addValue(int pair, double[] parameters) {
        double d = parameters[counts.first()[pair]] - parameters[counts.second()[pair]];
        addValue(d, counts.wins()[pair], counts.ties()[pair], counts.losses()[pair]);
    }

    private void addValue(double d, double wins, double ties, double losses) {
        // ln(e^(d/2) + e^(−d/2) + 2ν), with the largest exponent taken out so that nothing overflows.
        double top = Math.abs(d) / 2;
        double logSum = top + Math.log1p(Math.exp(-2 * top) + twoNu * Math.exp(-top));
        double tieWeight = tiesAreFree ? ties * logTwoNu : 0;
        value += (wins - losses) * d / 2 + tieWeight - (wins + ties + losses) * logSum;
    }

    private void addDerivatives(int i, int j, double d, double wins, double ties, double losses) {
        double n = wins + ties + losses;
        double e = Math.exp(-Math.abs(d) / 2);
        double sum = 1 + e * e + twoNu * e;
        double stronger = 1 / sum;
        double weaker = e * e / sum;
        double tie = twoNu * e / sum;
        double drift = d < 0 ? weaker - stronger : stronger - weaker;
        double slope = (wins - losses - n * drift) / 2;
        double bend = n * (stronger + weaker - drift * drift) / 4;
        gradient[i] += slope;
        information[i][i] += bend;
        if (j >= 0) {
            gradient[j] -= slope;
            information[j][j] += bend;
            information[Math.max(i, j)][Math.min(i, j)] -= bend;
        }
        if (tiesAreFree) {
            int nu = counts.agents();
            double cross = -n * drift * tie / 2;
            gradient[nu] += ties - n * tie;
            information[nu][nu] += n * tie * (1 - tie);
            information[nu][i] += cross;
            if (j >= 0) {
                information[nu][j] -= cross;
            }
        }
    }

    /** Only differences of θ are seen by the data; 11ᵀ/M makes the system regular and keeps the sum at zero. */
    private void fixTheSum() {
        double share = 1.0 / counts.agents();
        for (int i = 0; i < counts.agents(); i++) {
            for (int j = 0; j <= i; j++) {
                information[i][j] += share;
            }
        }
    }
}
