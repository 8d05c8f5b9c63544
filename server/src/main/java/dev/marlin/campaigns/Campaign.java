package dev.marlin.campaigns;

import dev.marlin.kernel.Money;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A program of comparisons: the wall between one customer's work and another's.
 *
 * @param agentVersions agents under test, by opaque id; two or more
 * @param rubricVersion the published version that comparisons opened from now on are bound to; {@link RubricMoves} changes it
 * @param reviewers independent reviewers per submission, 0 to 9
 * @param authorFee paid to the author of an accepted submission
 * @param reviewerFee paid to each of its reviewers
 * @param claims how its tasks are handed out
 */
public record Campaign(
        CampaignId id,
        String name,
        CampaignState state,
        PrivacyClass privacyClass,
        List<UUID> agentVersions,
        RubricVersionId rubricVersion,
        int reviewers,
        Money authorFee,
        Money reviewerFee,
        Optional<Instant> deadline,
        ClaimTerms claims,
        Instant createdAt) {
    public Campaign {
        agentVersions = List.copyOf(agentVersions);
    }
}
