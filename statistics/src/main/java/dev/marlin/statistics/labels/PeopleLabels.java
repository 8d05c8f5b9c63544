package dev.marlin.statistics.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The classes of items that people voted on.
 *
 * <p>People's missing votes are taken as missing at random; for labeling functions, whose abstaining is information, use
 * {@link FunctionLabels}.
 */
public final class PeopleLabels {

    /** Votes that the prior around the typical voter is worth. */
    static final double PSEUDO_VOTES = 4;

    private static final List<PeopleModel> CANDIDATES =
            List.of(PeopleModel.ONE_COIN_FLAT, PeopleModel.ONE_COIN, PeopleModel.SPAMMER, PeopleModel.DAWID_SKENE);

    private PeopleLabels() {}

    /**
     * The fit of the model that best forecasts held-out votes, by mean log score over five folds; among equals the
     * simplest. Without any vote the answer is a flat majority.
     */
    public static PeopleFit fit(PeopleVotes votes) {
        if (votes.size() == 0) {
            return fit(votes, PeopleModel.MAJORITY);
        }
        List<HeldOut> scores = new ArrayList<>();
        for (PeopleModel model : CANDIDATES) {
            scores.add(HeldOut.of(votes, model, PSEUDO_VOTES));
        }
        PeopleModel best = scores.stream()
                .max(Comparator.comparingDouble(HeldOut::meanLogScore))
                .orElseThrow()
                .model();
        return PeopleFit.of(votes, best, PSEUDO_VOTES, scores);
    }

    /** The fit of a model the caller chose; without held-out scores. */
    public static PeopleFit fit(PeopleVotes votes, PeopleModel model) {
        return PeopleFit.of(votes, model, PSEUDO_VOTES, List.of());
    }

    /**
     * How well the model forecasts votes it has not seen.
     *
     * @throws IllegalArgumentException without any vote
     */
    public static HeldOut heldOut(PeopleVotes votes, PeopleModel model) {
        if (votes.size() == 0) {
            throw new IllegalArgumentException("there is no vote to forecast");
        }
        return HeldOut.of(votes, model, PSEUDO_VOTES);
    }
}
