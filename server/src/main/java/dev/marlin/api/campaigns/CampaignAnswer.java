package dev.marlin.api.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignState;
import dev.marlin.campaigns.PrivacyClass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as programs see it; amounts are decimals in text. */
record CampaignAnswer(
        String id,
        String name,
        CampaignState state,
        PrivacyClass privacyClass,
        List<UUID> agentVersions,
        String rubricVersion,
        int reviewers,
        String authorFee,
        String reviewerFee,
        String currency,
        int judgements,
        long leaseMinutes,
        long graceMinutes,
        int pauses,
        long pauseMinutes,
        @Nullable Instant deadline,
        Instant createdAt) {
    static CampaignAnswer of(Campaign campaign) {
        return new CampaignAnswer(
                campaign.id().toString(),
                campaign.name(),
                campaign.state(),
                campaign.privacyClass(),
                campaign.agentVersions(),
                campaign.rubricVersion().toString(),
                campaign.reviewers(),
                campaign.authorFee().amountText(),
                campaign.reviewerFee().amountText(),
                campaign.authorFee().currency().getCurrencyCode(),
                campaign.claims().judgements(),
                campaign.claims().lease().toMinutes(),
                campaign.claims().grace().toMinutes(),
                campaign.claims().pauses(),
                campaign.claims().pause().toMinutes(),
                campaign.deadline().orElse(null),
                campaign.createdAt());
    }
}
