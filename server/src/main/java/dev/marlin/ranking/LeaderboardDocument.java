package dev.marlin.ranking;

import dev.marlin.statistics.interval.Estimate;
import dev.marlin.statistics.ranking.BattleSummary;
import dev.marlin.statistics.ranking.Leaderboard;
import dev.marlin.statistics.ranking.Rating;
import dev.marlin.statistics.ranking.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leaderboard as programs read it: no number without its interval and count.
 *
 * @param status {@code ranked}, {@code disconnected} or {@code too_few}
 * @param scale unit of the ratings
 * @param confidentialComparisons left out because they may not leave; only their own campaign's leaderboard counts them
 * @param groups one list of rows per group of agents that met; more than one exactly if disconnected
 * @param unranked agents about whose order nothing was said
 */
public record LeaderboardDocument(
        String status,
        String scale,
        String axis,
        long battles,
        long ties,
        long bothBad,
        @Nullable Interval bothBadRate,
        @Nullable Interval sideAShare,
        int scriptedComparisons,
        boolean scriptedIncluded,
        int confidentialComparisons,
        List<List<Row>> groups,
        List<String> unranked) {
    /** The document of a leaderboard. */
    public static LeaderboardDocument of(AgentLeaderboard board) {
        Leaderboard result = board.result();
        BattleSummary summary = result.summary();
        return new LeaderboardDocument(
                switch (result) {
                    case Leaderboard.Ranked ranked -> "ranked";
                    case Leaderboard.Disconnected disconnected -> "disconnected";
                    case Leaderboard.TooFew tooFew -> "too_few";
                },
                "log_odds_100",
                board.slice().axis().orElse("overall"),
                summary.battles(),
                summary.ties(),
                summary.bothBad(),
                Interval.of(summary.bothBadRate()),
                Interval.of(summary.sideAShare()),
                board.scripted(),
                board.slice().includeScripted(),
                board.confidential(),
                groups(result),
                switch (result) {
                    case Leaderboard.Ranked ranked -> ranked.unranked();
                    case Leaderboard.Disconnected disconnected -> disconnected.unranked();
                    case Leaderboard.TooFew tooFew -> tooFew.agents();
                });
    }

    private static List<List<Row>> groups(Leaderboard result) {
        return switch (result) {
            case Leaderboard.Ranked ranked -> List.of(rows(ranked));
            case Leaderboard.Disconnected disconnected ->
                disconnected.components().stream()
                        .map(LeaderboardDocument::rows)
                        .toList();
            case Leaderboard.TooFew tooFew -> List.of();
        };
    }

    private static List<Row> rows(Leaderboard.Ranked ranked) {
        return ranked.standings().stream().map(Row::of).toList();
    }

    /** One agent version. */
    public record Row(
            String agent,
            int rankBest,
            int rankWorst,
            Interval rating,
            long wins,
            long ties,
            long losses,
            long bothBad,
            int tasks,
            Interval bothBadRate) {
        static Row of(Standing standing) {
            return new Row(
                    standing.agent(),
                    standing.rank().best(),
                    standing.rank().worst(),
                    new Interval(standing.rating().on(Rating.Scale.LOG_ODDS_100)),
                    standing.tally().wins(),
                    standing.tally().ties(),
                    standing.tally().losses(),
                    standing.tally().bothBad(),
                    standing.clusters(),
                    new Interval(standing.bothBadRate()));
        }
    }

    /** A number with its interval. */
    public record Interval(double value, double low, double high, double confidence, long n) {
        Interval(Estimate estimate) {
            this(estimate.value(), estimate.low(), estimate.high(), estimate.confidence(), estimate.n());
        }

        static @Nullable Interval of(@Nullable Estimate estimate) {
            return estimate == null ? null : new Interval(estimate);
        }
    }
}
