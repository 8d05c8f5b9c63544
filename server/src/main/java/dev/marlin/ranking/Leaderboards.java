package dev.marlin.ranking;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.reviews.AcceptedWork;
import dev.marlin.reviews.AcceptedWork.AcceptedComparison;
import dev.marlin.runs.RunRecords;
import dev.marlin.statistics.ranking.Battle;
import dev.marlin.statistics.ranking.Outcome;
import dev.marlin.statistics.ranking.Ranking;
import dev.marlin.statistics.ranking.RankingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Ranks agent versions by accepted judgements alone: one battle per accepted comparison, the judgement that counts,
 * clustered by task. The same accepted work always gives the same numbers.
 */
@Service
public class Leaderboards {
    private static final long SEED = 20260101;

    private final AcceptedWork accepted;
    private final RunRecords records;

    public Leaderboards(AcceptedWork accepted, RunRecords records) {
        this.accepted = accepted;
        this.records = records;
    }

    /** Computes the leaderboard of a slice. */
    public AgentLeaderboard compute(Slice slice) {
        List<Battle> battles = new ArrayList<>();
        int scripted = 0;
        for (AcceptedComparison comparison : accepted.accepted()) {
            if (!inSlice(comparison, slice)) {
                continue;
            }
            AgentVersion a = records.agent(comparison.sides().a());
            AgentVersion b = records.agent(comparison.sides().b());
            if (isScripted(a) || isScripted(b)) {
                scripted++;
                if (!slice.includeScripted()) {
                    continue;
                }
            }
            outcome(comparison, slice.axis())
                    .filter(outcome -> !a.id().equals(b.id()))
                    .ifPresent(outcome -> battles.add(new Battle(
                            a.displayName(),
                            b.displayName(),
                            outcome,
                            comparison.task().toString())));
        }
        return new AgentLeaderboard(slice, Ranking.rank(battles, RankingOptions.seeded(SEED)), scripted);
    }

    private static boolean inSlice(AcceptedComparison comparison, Slice slice) {
        return slice.campaign().map(comparison.campaign()::equals).orElse(true);
    }

    private static boolean isScripted(AgentVersion agent) {
        return agent.provenance() == AgentVersion.Provenance.SCRIPTED;
    }

    /** Empty when the axis was judged not applicable: that says nothing about an order. */
    private static Optional<Outcome> outcome(AcceptedComparison comparison, Optional<String> axis) {
        if (axis.isEmpty()) {
            return Optional.of(outcome(comparison.counted().overall()));
        }
        AxisScore score = comparison.counted().axes().get(axis.get());
        return score instanceof AxisScore.Step step ? Optional.of(outcome(step.value())) : Optional.empty();
    }

    private static Outcome outcome(Overall overall) {
        if (overall == Overall.BOTH_BAD) {
            return Outcome.BOTH_BAD;
        }
        return overall.preferred()
                .map(side -> side == Side.A ? Outcome.A : Outcome.B)
                .orElse(Outcome.TIE);
    }

    private static Outcome outcome(int step) {
        if (step == 4) {
            return Outcome.TIE;
        }
        return step < 4 ? Outcome.A : Outcome.B;
    }

    /**
     * What to rank.
     *
     * @param axis axis key; empty for the overall answer
     * @param includeScripted count runs in which no model was called
     */
    public record Slice(Optional<CampaignId> campaign, Optional<String> axis, boolean includeScripted) {}
}
