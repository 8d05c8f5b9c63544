package dev.marlin.dashboards;

import dev.marlin.dashboards.outliers.Outliers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A campaign in numbers. Every rate has its count and interval, or says that there is too little behind it.
 *
 * @param period {@code all} or a month
 * @param asOf the moment that the funnel and the clocks are of
 * @param scripted accepted comparisons in which no model was called
 * @param agreement by question, the overall answer first
 * @param agreementSlices of the overall answer
 * @param outliers whose work differs from the others'; empty where it is kept: a frozen one holds nothing of people
 */
public record Dashboard(
        String campaign,
        String period,
        Instant asOf,
        Funnel funnel,
        Overdue overdue,
        long scripted,
        List<Preference> preferences,
        List<Agreed> agreement,
        List<AgreedSlice> agreementSlices,
        Bias bias,
        Verifiers verifiers,
        List<Cost> costs,
        List<CostSlice> costSlices,
        List<Forecast> forecasts,
        Optional<Outliers> outliers) {
    public Dashboard {
        preferences = List.copyOf(preferences);
        agreement = List.copyOf(agreement);
        agreementSlices = List.copyOf(agreementSlices);
        costs = List.copyOf(costs);
        costSlices = List.copyOf(costSlices);
        forecasts = List.copyOf(forecasts);
    }

    /** The same with what is said of people. */
    Dashboard with(Outliers found) {
        return new Dashboard(
                campaign,
                period,
                asOf,
                funnel,
                overdue,
                scripted,
                preferences,
                agreement,
                agreementSlices,
                bias,
                verifiers,
                costs,
                costSlices,
                forecasts,
                Optional.of(found));
    }

    /**
     * Where the work stands now, in judgements.
     *
     * @param open places that nobody holds, of published tasks
     * @param latest accepted in the last 14 days
     */
    public record Funnel(
            long open, long held, long submitted, long inReview, long accepted, long rejected, long latest) {
        /** Days until everything is accepted at the pace of the last 14 days; empty when nothing was. */
        public Optional<Long> daysLeft() {
            long left = open + held + submitted + inReview;
            return latest == 0 ? Optional.empty() : Optional.of((left * 14 + latest - 1) / latest);
        }
    }

    /** Clocks that ran out now: claims past their lease, other turns past their time. */
    public record Overdue(long claims, long turns) {}

    /**
     * How two agents fared against each other.
     *
     * @param first the one whose name is first in the alphabet
     * @param slice {@code overall}, or a kind and its value such as {@code axis correctness} or {@code language java}
     */
    public record Preference(
            String first, String second, String slice, Share firstWins, Share tie, Share secondWins, Share bothBad) {
        /** {@code Aldebaran 1 against Betelgeuse 2}. */
        public String pair() {
            return first + " against " + second;
        }
    }

    /**
     * How far people agree who did not know of each other.
     *
     * @param alpha Krippendorff's: nominal for the overall answer, ordinal for axes; interval by resampled comparisons
     * @param percent of pairs of people who gave the same answer
     */
    public record Agreed(String question, Share alpha, Share percent) {}

    /**
     * How far people agree on the overall answer, in a part of the work.
     *
     * @param slice a kind and its value such as {@code language java}
     */
    public record AgreedSlice(String slice, Share alpha, Share percent) {}

    /**
     * What should not matter.
     *
     * @param sideA share of decided comparisons in which side A was preferred, clustered by task; half is fair
     * @param blinding Bang's index of guesses: 0 is chance; empty where nobody was asked
     */
    public record Bias(Share sideA, Optional<Share> blinding) {
        /** Whether the interval excludes a half. */
        public boolean sideMatters() {
            return sideA.estimate().filter(found -> !found.contains(0.5)).isPresent();
        }
    }

    /**
     * Verifiers against people.
     *
     * @param pass share of candidates whose last work passes all verifiers, clustered by task
     * @param agree of the decided comparisons in which one side alone passes, the share in which people preferred it
     */
    public record Verifiers(Share pass, Share agree) {}

    /**
     * What was earned in the period; amounts are decimals in text.
     *
     * @param perAccepted empty when nothing was accepted
     */
    public record Cost(String currency, String earned, long accepted, Optional<String> perAccepted) {}

    /**
     * What was earned in the period by comparisons of a part; bonuses and corrections are of none.
     *
     * @param slice a kind and its value such as {@code language java}
     * @param perAccepted empty when nothing was accepted
     */
    public record CostSlice(
            String slice, String currency, String earned, long accepted, Optional<String> perAccepted) {}

    /**
     * What more battles of a pair would buy, in points of half the interval's width of the mean score.
     *
     * @param halfWidth now; a point is a hundredth
     * @param halfWidthAfter with {@code more} more battles like those so far
     * @param cost of those, in the currency of the campaign; empty when nothing was accepted
     * @param perPoint cost of the next point of the whole interval's width; empty when it is narrower than two
     */
    public record Forecast(
            String first,
            String second,
            long battles,
            double halfWidth,
            long more,
            double halfWidthAfter,
            Optional<String> cost,
            Optional<String> perPoint) {}
}
