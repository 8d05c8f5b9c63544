package dev.marlin.ranking;

import dev.marlin.agents.AgentVersion;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.comparisons.AxisScore;
import dev.marlin.comparisons.Overall;
import dev.marlin.comparisons.Side;
import dev.marlin.kernel.MarlinException;
import dev.marlin.reviews.AcceptedWork;
import dev.marlin.reviews.AcceptedWork.AcceptedComparison;
import dev.marlin.runs.CandidateId;
import dev.marlin.runs.RunRecords;
import dev.marlin.statistics.ranking.Battle;
import dev.marlin.statistics.ranking.Ranking;
import dev.marlin.statistics.ranking.RankingOptions;
import dev.marlin.statistics.ranking.count.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Campaigns campaigns;

    public Leaderboards(AcceptedWork accepted, RunRecords records, Campaigns campaigns) {
        this.accepted = accepted;
        this.records = records;
        this.campaigns = campaigns;
    }

    /**
     * Computes the leaderboard of a slice.
     *
     * @throws dev.marlin.kernel.MarlinException NOT_FOUND when there is no such campaign; INVALID when there are accepted
     *     comparisons and none was judged on that axis
     */
    public AgentLeaderboard compute(Slice slice) {
        slice.campaign().ifPresent(campaigns::get);
        List<AcceptedComparison> inSlice = accepted.accepted().stream()
                .filter(found -> inSlice(found, slice))
                .toList();
        requireAxis(inSlice, slice);
        Map<CampaignId, PrivacyClass> privacy = new HashMap<>();
        Map<CandidateId, AgentVersion> agents = records.agents(inSlice.stream()
                .flatMap(found -> Stream.of(found.sides().a(), found.sides().b()))
                .toList());
        List<Battle> battles = new ArrayList<>();
        int scripted = 0;
        int confidential = 0;
        for (AcceptedComparison comparison : inSlice) {
            if (slice.campaign().isEmpty() && isConfidential(comparison.campaign(), privacy)) {
                confidential++;
                continue;
            }
            Met met = new Met(
                    Objects.requireNonNull(agents.get(comparison.sides().a())),
                    Objects.requireNonNull(agents.get(comparison.sides().b())));
            scripted += met.isScripted() ? 1 : 0;
            if (!met.isScripted() || slice.includeScripted()) {
                battle(comparison, met, slice.axis()).ifPresent(battles::add);
            }
        }
        return new AgentLeaderboard(slice, Ranking.rank(battles, RankingOptions.seeded(SEED)), scripted, confidential);
    }

    private static boolean inSlice(AcceptedComparison comparison, Slice slice) {
        return slice.campaign().map(comparison.campaign()::equals).orElse(true);
    }

    private static void requireAxis(List<AcceptedComparison> inSlice, Slice slice) {
        slice.axis().ifPresent(axis -> {
            boolean known = inSlice.isEmpty()
                    || inSlice.stream().anyMatch(found -> found.counted().axes().containsKey(axis));
            if (!known) {
                throw MarlinException.invalid("axis: nothing accepted here was judged on an axis called “" + axis
                        + "”. Leave it out for the overall answer.");
            }
        });
    }

    private boolean isConfidential(CampaignId campaign, Map<CampaignId, PrivacyClass> known) {
        return known.computeIfAbsent(campaign, id -> campaigns.get(id).privacyClass()) == PrivacyClass.CONFIDENTIAL;
    }

    private static Optional<Battle> battle(AcceptedComparison comparison, Met met, Optional<String> axis) {
        return outcome(comparison, axis)
                .filter(outcome -> !met.a().id().equals(met.b().id()))
                .map(outcome -> new Battle(
                        met.a().displayName(),
                        met.b().displayName(),
                        outcome,
                        comparison.task().toString()));
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

    private record Met(AgentVersion a, AgentVersion b) {
        boolean isScripted() {
            return a.provenance() == AgentVersion.Provenance.SCRIPTED
                    || b.provenance() == AgentVersion.Provenance.SCRIPTED;
        }
    }

    /**
     * What to rank.
     *
     * @param campaign empty for all campaigns whose data may leave; a confidential one is ranked only when it is named
     * @param axis axis key; empty for the overall answer
     * @param includeScripted count runs in which no model was called
     */
    public record Slice(Optional<CampaignId> campaign, Optional<String> axis, boolean includeScripted) {
        /** @throws MarlinException INVALID when the axis is blank */
        public Slice {
            if (axis.filter(String::isBlank).isPresent()) {
                throw MarlinException.invalid("axis: leave it out for the overall answer, or name one.");
            }
        }
    }
}
