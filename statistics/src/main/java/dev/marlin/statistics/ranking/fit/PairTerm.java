package dev.marlin.statistics.ranking.fit;

/**
 * The log-likelihood of the outcomes of one pair, and its derivatives in d (the difference of strengths) and t (the tie
 * parameter: ln ν for Davidson, δ = ln κ > 0 for Rao and Kupper, unused for half ties).
 *
 * <p>Every form is jointly concave in (d, t), so that Newton's method needs no safeguard but a shorter step. The results
 * stand in the fields until the next call; not safe for several threads.
 */
final class PairTerm {

    private final TieModel model;
    private double t;
    private double twoNu;
    private double logTwoNu;
    private double logGap;
    private double gapSlope;
    private double gapBend;

    double slopeD;
    double slopeT;
    double bendDD;
    double bendDT;
    double bendTT;

    PairTerm(TieModel model) {
        this.model = model;
    }

    /** Fixes the tie parameter for the calls that follow. */
    void ties(double parameter) {
        t = parameter;
        switch (model) {
            case HALF_TIE -> twoNu = 0;
            case DAVIDSON -> {
                logTwoNu = Math.log(2) + parameter;
                twoNu = Math.exp(logTwoNu);
            }
            case RAO_KUPPER -> {
                // ln(e^2δ − 1) and its derivatives, written in 1 − e^−2δ so that nothing overflows.
                double rest = -Math.expm1(-2 * parameter);
                logGap = 2 * parameter + Math.log(rest);
                gapSlope = 2 / rest;
                gapBend = 4 * (1 - rest) / (rest * rest);
            }
        }
    }

    double value(double d, double wins, double ties, double losses) {
        return switch (model) {
            case HALF_TIE -> (wins - losses) * d / 2 - (wins + ties + losses) * logOfSum(d, 0);
            case DAVIDSON -> (wins - losses) * d / 2 + ties * logTwoNu - (wins + ties + losses) * logOfSum(d, twoNu);
            case RAO_KUPPER ->
                (wins + ties) * logLogistic(d - t) + (losses + ties) * logLogistic(-d - t) + ties * logGap;
        };
    }

    void differentiate(double d, double wins, double ties, double losses) {
        switch (model) {
            case HALF_TIE -> halfTie(d, wins, ties, losses);
            case DAVIDSON -> davidson(d, wins, ties, losses);
            case RAO_KUPPER -> raoKupper(d, wins, ties, losses);
        }
    }

    private void halfTie(double d, double wins, double ties, double losses) {
        double n = wins + ties + losses;
        double e = Math.exp(-Math.abs(d));
        double stronger = 1 / (1 + e);
        double weaker = e * stronger;
        slopeD = wins + ties / 2 - n * (d < 0 ? weaker : stronger);
        bendDD = n * stronger * weaker;
    }

    private void davidson(double d, double wins, double ties, double losses) {
        double n = wins + ties + losses;
        double e = Math.exp(-Math.abs(d) / 2);
        double sum = 1 + e * e + twoNu * e;
        double stronger = 1 / sum;
        double weaker = e * e / sum;
        double tie = twoNu * e / sum;
        double drift = d < 0 ? weaker - stronger : stronger - weaker;
        slopeD = (wins - losses - n * drift) / 2;
        bendDD = n * (stronger + weaker - drift * drift) / 4;
        slopeT = ties - n * tie;
        bendDT = -n * drift * tie / 2;
        bendTT = n * tie * (1 - tie);
    }

    private void raoKupper(double d, double wins, double ties, double losses) {
        double first = wins + ties;
        double second = losses + ties;
        double notFirst = 1 / (1 + Math.exp(d - t));
        double notSecond = 1 / (1 + Math.exp(-d - t));
        double firstBend = first * notFirst * (1 - notFirst);
        double secondBend = second * notSecond * (1 - notSecond);
        slopeD = first * notFirst - second * notSecond;
        bendDD = firstBend + secondBend;
        slopeT = ties * gapSlope - first * notFirst - second * notSecond;
        bendDT = secondBend - firstBend;
        bendTT = firstBend + secondBend + ties * gapBend;
    }

    /** ln(e^(d/2) + e^(−d/2) + 2ν), with the largest exponent taken out so that nothing overflows. */
    private static double logOfSum(double d, double twoNu) {
        double top = Math.abs(d) / 2;
        return top + Math.log1p(Math.exp(-2 * top) + twoNu * Math.exp(-top));
    }

    private static double logLogistic(double x) {
        return x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x));
    }
}
