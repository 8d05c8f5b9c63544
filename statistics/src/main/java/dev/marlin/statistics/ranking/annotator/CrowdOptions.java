package dev.marlin.statistics.ranking.annotator;

/**
 * What Crowd-BT assumes before it sees a vote: η is Beta(alpha, beta) distributed, or for a few people Beta(beta, alpha),
 * who mean the opposite of what they say.
 *
 * @param alpha at least 1, and alpha above beta: most people mean what they say
 * @param beta see {@code alpha}
 * @param virtualTies each competitor starts with so many ties against a phantom of average strength; positive, which
 *     keeps every strength finite
 * @param reversed share of people who answer the wrong way round, from 0 to below one half. At 0 the few who do are
 *     pulled towards the careful, and strengths are pulled apart to explain them
 */
public record CrowdOptions(double alpha, double beta, double virtualTies, double reversed) {

    public CrowdOptions {
        if (!(beta >= 1 && alpha > beta && virtualTies > 0)) {
            throw new IllegalArgumentException("Crowd-BT needs alpha > beta >= 1 and positive virtual ties");
        }
        if (!(reversed >= 0 && reversed < 0.5)) {
            throw new IllegalArgumentException(
                    "the share of people who answer the wrong way round is below one half, not " + reversed);
        }
    }

    /** Beta(10, 1) as Chen et al. use it, one virtual tie, and a tenth of people the wrong way round. */
    public static CrowdOptions usual() {
        return new CrowdOptions(10, 1, 1, 0.1);
    }

    /** The chance that a person of this reliability is not one of the reversed, before any vote. */
    double straight(double eta) {
        if (reversed == 0) {
            return 1;
        }
        double odds = Math.exp((alpha - beta) * (Math.log1p(-eta) - Math.log(eta)));
        return 1 / (1 + reversed / (1 - reversed) * odds);
    }

    /** The logarithm of the prior density, up to a constant. */
    double logPrior(double eta) {
        return Math.log((1 - reversed) * density(eta) + reversed * density(1 - eta));
    }

    /** The derivative of the same at an η inside of 0 and 1. */
    double slopeOfLogPrior(double eta) {
        double share = straight(eta);
        return share * slope(eta) - (1 - share) * slope(1 - eta);
    }

    /** The negative second derivative of the same at an η inside of 0 and 1. */
    double curvature(double eta) {
        double share = straight(eta);
        double slope = slope(eta);
        double mirrored = -slope(1 - eta);
        double mean = slopeOfLogPrior(eta);
        double squares = share * slope * slope + (1 - share) * mirrored * mirrored;
        return share * bend(eta) + (1 - share) * bend(1 - eta) - squares + mean * mean;
    }

    private double density(double eta) {
        return Math.pow(eta, alpha - 1) * Math.pow(1 - eta, beta - 1);
    }

    private double slope(double eta) {
        return (alpha - 1) / eta - (beta - 1) / (1 - eta);
    }

    private double bend(double eta) {
        return (alpha - 1) / (eta * eta) + (beta - 1) / ((1 - eta) * (1 - eta));
    }
}
