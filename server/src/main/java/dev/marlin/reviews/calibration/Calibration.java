package dev.marlin.reviews.calibration;

import dev.marlin.kernel.PersonId;
import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.annotator.ShrunkShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The door of reviewers' figures: of the rounds that a reviewer sent a review in and that are over, the share in which an
 * adjudicator or an appeal found otherwise.
 *
 * <p>A reviewer stands behind the author's judgement when their own prefers the same side and they asked for no changes.
 * Their word is overturned when they did and the decision overruled or rejected it, or when they did not and it was
 * upheld; an appeal that overturns a rejection turns this round. Rounds without a decision overturn nobody.
 * Submissions whose reviewers heard the author first are left out.
 */
@Service
public class Calibration {
    /** Fewer reviews say nothing about a person. */
    public static final int FEWEST = 10;

    private static final double CONFIDENCE = 0.95;

    private final CalibrationStore store;

    Calibration(CalibrationStore store) {
        this.store = store;
    }

    /**
     * One reviewer's figures.
     *
     * @param reviews sent in rounds that are over
     * @param share shrunk towards what reviewers are usually like, with a 95 % credible interval; empty below ten reviews
     */
    public record Figures(PersonId reviewer, String name, long reviews, long overturned, Optional<Estimate> share) {}

    /** Everybody who reviewed, the most overturned share first, those with too few reviews last. */
    public List<Figures> all() {
        List<CalibrationStore.Counts> counts = store.counts();
        if (counts.isEmpty()) {
            return List.of();
        }
        ShrunkShares shares = ShrunkShares.of(
                counts.stream().mapToLong(CalibrationStore.Counts::overturned).toArray(),
                counts.stream().mapToLong(CalibrationStore.Counts::reviews).toArray(),
                CONFIDENCE);
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            CalibrationStore.Counts one = counts.get(i);
            Optional<Estimate> share = one.reviews() < FEWEST
                    ? Optional.empty()
                    : Optional.of(shares.people().get(i));
            all.add(new Figures(one.reviewer(), one.name(), one.reviews(), one.overturned(), share));
        }
        all.sort((one, other) -> Double.compare(order(other), order(one)));
        return all;
    }

    private static double order(Figures figures) {
        return figures.share().map(Estimate::value).orElse(-1.0);
    }
}
