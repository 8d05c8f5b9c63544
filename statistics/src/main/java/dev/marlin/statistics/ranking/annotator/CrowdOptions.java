package dev.marlin.statistics.ranking.annotator;

/**
 * What Crowd-BT assumes before it sees a vote.
 *
 * @param alpha η is Beta(alpha, beta) distributed; at least 1 each, and alpha above beta: most people mean what they say
 * @param beta see {@code alpha}
 * @param virtualTies each competitor starts with so many ties against a phantom of average strength; positive, which
 *     keeps every strength finite
 */
public record CrowdOptions(double alpha, double beta, double virtualTies) {

    public CrowdOptions {
        if (!(beta >= 1 && alpha > beta && virtualTies > 0)) {
            throw new IllegalArgumentException("Crowd-BT needs alpha > beta >= 1 and positive virtual ties");
        }
    }

    /** Beta(10, 1) as Chen et al. use it, and one virtual tie. */
    public static CrowdOptions usual() {
        return new CrowdOptions(10, 1, 1);
    }
}
