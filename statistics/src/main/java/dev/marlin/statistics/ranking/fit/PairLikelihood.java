package dev.marlin.statistics.ranking.fit;

import dev.marlin.statistics.ranking.count.PairCounts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The concave log-likelihood of paired comparisons in the parameters (θ1 … θM, then the tie parameter where ties are
 * free, then β of the first side where it is asked for).
 *
 * <p>Only differences of θ are seen by the data; 11ᵀ/M added to the curvature makes the system regular and keeps the sum
 * at zero. Up to {@link #DENSE_UP_TO} parameters the system is dense and solved by Cholesky's method, above by conjugate
 * gradients on the pairs alone. Not safe for several threads; reads the counts anew at every call.
 */
final class PairLikelihood implements Concave {

    /** The largest dense system: 32 MB. */
    static final int DENSE_UP_TO = 2000;

    private static final double PHANTOM_SHARE = 1 / 3.0;

    /**
     * Below this length a full step cannot lower the likelihood, so its value need not be asked: the utilities of a
     * battle's outcomes then move by at most 1 against each other, and Bach (2010, proposition 1) bounds the change by
     * (e − 3) < 0 times the squared Newton decrement.
     */
    private static final double SAFE_STEP = 0.5;

    /** Rao and Kupper's barrier ln(e^2δ − 1) is self-concordant: a step of a fifth of δ stays well inside. */
    private static final double SAFE_SHARE_OF_THRESHOLD = 0.2;

    private final PairCounts counts;
    private final ModelForm form;
    private final PairTerm term;
    private final int agents;
    /** Place of the tie parameter, or −1. */
    private final int tiePlace;
    /** Place of β, or −1. */
    private final int sidePlace;

    private final double[] gradient;
    private final double @Nullable [][] information;
    private final @Nullable PairSystem sparse;

    PairLikelihood(PairCounts counts, ModelForm form) {
        this.counts = counts;
        this.form = form;
        this.agents = counts.agents();
        boolean tiesAreFree =
                form.ties() != TieModel.HALF_TIE && (form.prior() != Prior.NONE || counts.totalTies() > 0);
        this.term = new PairTerm(tiesAreFree ? form.ties() : TieModel.HALF_TIE);
        this.tiePlace = tiesAreFree ? agents : -1;
        this.sidePlace = form.position() ? agents + (tiesAreFree ? 1 : 0) : -1;
        int size = agents + (tiesAreFree ? 1 : 0) + (form.position() ? 1 : 0);
        this.gradient = new double[size];
        this.information = size <= DENSE_UP_TO ? new double[size][size] : null;
        this.sparse = size <= DENSE_UP_TO ? null : new PairSystem(counts, tiePlace, sidePlace, size);
    }

    @Override
    public int size() {
        return gradient.length;
    }

    int tiePlace() {
        return tiePlace;
    }

    int sidePlace() {
        return sidePlace;
    }

    double[] gradient() {
        return gradient;
    }

    /** The term of one pair, its tie parameter fixed as in {@code parameters}. */
    PairTerm termAt(double[] parameters) {
        term.ties(tiePlace >= 0 ? parameters[tiePlace] : 0);
        return term;
    }

    /** θfirst − θsecond, and the advantage of the first side where the form has one. */
    double difference(double[] parameters, int i, int j) {
        return parameters[i] - parameters[j] + (sidePlace >= 0 ? parameters[sidePlace] : 0);
    }

    /** Adds to the diagonal of the information of the last point. */
    void addRidge(double ridge) {
        if (information != null) {
            for (int i = 0; i < agents; i++) {
                information[i][i] += ridge;
            }
        }
    }

    /** Where to begin: equal strengths, and the tie parameter that explains the share of ties between equals. */
    double[] start() {
        double[] start = new double[size()];
        if (tiePlace >= 0) {
            double ties = counts.totalTies() + 1;
            double decisive = counts.totalDecisive() + 1;
            start[tiePlace] = switch (form.ties()) {
                case RAO_KUPPER -> Math.log1p(2 * ties / decisive);
                case DAVIDSON, HALF_TIE -> Math.log(ties / decisive);
            };
        }
        return start;
    }

    @Override
    public double valueAt(double[] parameters) {
        double data = dataOnly(parameters);
        if (form.prior() == Prior.PHANTOM_BATTLE && data > Double.NEGATIVE_INFINITY) {
            for (int i = 0; i < agents; i++) {
                data += term.value(parameters[i], PHANTOM_SHARE, PHANTOM_SHARE, PHANTOM_SHARE);
            }
        }
        return data;
    }

    /** The log-likelihood of the data alone, without the prior. */
    double dataOnly(double[] parameters) {
        if (tiePlace >= 0 && form.ties() == TieModel.RAO_KUPPER && !(parameters[tiePlace] > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        term.ties(tiePlace >= 0 ? parameters[tiePlace] : 0);
        double side = sidePlace >= 0 ? parameters[sidePlace] : 0;
        double sum = 0;
        int[] first = counts.first();
        int[] second = counts.second();
        for (int p = 0; p < first.length; p++) {
            double d = parameters[first[p]] - parameters[second[p]] + side;
            sum += term.value(d, counts.wins()[p], counts.ties()[p], counts.losses()[p]);
        }
        return sum;
    }

    @Override
    public void differentiate(double[] parameters) {
        term.ties(tiePlace >= 0 ? parameters[tiePlace] : 0);
        double side = sidePlace >= 0 ? parameters[sidePlace] : 0;
        clear();
        int[] first = counts.first();
        int[] second = counts.second();
        double[] wins = counts.wins();
        double[] ties = counts.ties();
        double[] losses = counts.losses();
        for (int p = 0; p < first.length; p++) {
            double d = parameters[first[p]] - parameters[second[p]] + side;
            term.differentiate(d, wins[p], ties[p], losses[p]);
            addSlopes(first[p], second[p]);
            if (information != null) {
                addBlock(information, first[p], second[p], term.bendDD, term.bendDT, term.bendTT);
            } else if (sparse != null) {
                sparse.put(p, term);
            }
        }
        if (form.prior() == Prior.PHANTOM_BATTLE) {
            addPhantoms(parameters);
        }
        if (information != null && form.prior() == Prior.NONE) {
            addToAll(information, 1.0 / agents);
        }
    }

    @Override
    public double @Nullable [] step() {
        if (sparse != null) {
            return sparse.solve(gradient, form.prior() == Prior.NONE);
        }
        Cholesky factor = factor();
        return factor == null ? null : factor.solve(gradient);
    }

    /** The inverse information at the last point times each of some vectors; the information is used up. */
    double[][] steps(double[]... rights) {
        Cholesky factor = factor();
        if (factor == null) {
            throw new IllegalStateException("the information is not positive definite");
        }
        return Arrays.stream(rights).map(factor::solve).toArray(double[][]::new);
    }

    /** The factor of the dense information at the last point, overwriting it; null when it is not definite. */
    @Nullable
    Cholesky factor() {
        if (information == null) {
            throw new IllegalStateException(size() + " parameters are too many for a dense system");
        }
        return Cholesky.factor(information, size());
    }

    @Override
    public boolean isSafe(double[] parameters, double length) {
        if (form.ties() == TieModel.RAO_KUPPER && tiePlace >= 0) {
            return length <= Math.min(SAFE_STEP, SAFE_SHARE_OF_THRESHOLD * parameters[tiePlace]);
        }
        return length <= (sidePlace >= 0 ? SAFE_STEP / 2 : SAFE_STEP);
    }

    private void clear() {
        Arrays.fill(gradient, 0);
        if (information != null) {
            for (double[] row : information) {
                Arrays.fill(row, 0);
            }
        } else if (sparse != null) {
            sparse.clear();
        }
    }

    private void addSlopes(int i, int j) {
        gradient[i] += term.slopeD;
        gradient[j] -= term.slopeD;
        if (tiePlace >= 0) {
            gradient[tiePlace] += term.slopeT;
        }
        if (sidePlace >= 0) {
            gradient[sidePlace] += term.slopeD;
        }
    }

    /** Adds a 2 × 2 block in (d, t) of the pair (i, j) to the upper triangle of a matrix over all parameters. */
    void addBlock(double[][] matrix, int i, int j, double dd, double dt, double tt) {
        matrix[i][i] += dd;
        matrix[j][j] += dd;
        matrix[Math.min(i, j)][Math.max(i, j)] -= dd;
        if (tiePlace >= 0) {
            matrix[i][tiePlace] += dt;
            matrix[j][tiePlace] -= dt;
            matrix[tiePlace][tiePlace] += tt;
        }
        if (sidePlace >= 0) {
            matrix[i][sidePlace] += dd;
            matrix[j][sidePlace] -= dd;
            matrix[sidePlace][sidePlace] += dd;
            if (tiePlace >= 0) {
                matrix[tiePlace][sidePlace] += dt;
            }
        }
    }

    private void addPhantoms(double[] parameters) {
        for (int i = 0; i < agents; i++) {
            term.differentiate(parameters[i], PHANTOM_SHARE, PHANTOM_SHARE, PHANTOM_SHARE);
            gradient[i] += term.slopeD;
            if (tiePlace >= 0) {
                gradient[tiePlace] += term.slopeT;
            }
            if (information != null) {
                information[i][i] += term.bendDD;
                if (tiePlace >= 0) {
                    information[i][tiePlace] += term.bendDT;
                    information[tiePlace][tiePlace] += term.bendTT;
                }
            } else if (sparse != null) {
                sparse.putPhantom(i, term);
            }
        }
    }

    private void addToAll(double[][] matrix, double share) {
        for (int i = 0; i < agents; i++) {
            double[] row = matrix[i];
            for (int j = i; j < agents; j++) {
                row[j] += share;
            }
        }
    }
}
