package dev.marlin.api.campaigns;

import dev.marlin.campaigns.ClaimTerms;
import dev.marlin.campaigns.Fee;
import dev.marlin.campaigns.NewCampaign;
import dev.marlin.campaigns.PrivacyClass;
import dev.marlin.kernel.MarlinException;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new campaign as programs ask for it; all but the deadline and the terms of claims, which are as usual, is needed. */
record CampaignInput(
        @Nullable String name,
        @Nullable PrivacyClass privacyClass,
        @Nullable List<UUID> agentVersions,
        @Nullable String rubricVersion,
        @Nullable Integer reviewers,
        @Nullable String authorFee,
        @Nullable String reviewerFee,
        @Nullable String currency,
        @Nullable Instant deadline,
        @Nullable Integer judgements,
        @Nullable Integer leaseMinutes,
        @Nullable Integer graceMinutes,
        @Nullable Integer pauses,
        @Nullable Integer pauseMinutes) {
    NewCampaign wanted() {
        String code = need("currency", currency);
        return new NewCampaign(
                need("name", name),
                need("privacyClass", privacyClass),
                need("agentVersions", agentVersions),
                RubricVersionId.parse(need("rubricVersion", rubricVersion)),
                need("reviewers", reviewers),
                Fee.parse("authorFee", need("authorFee", authorFee), code),
                Fee.parse("reviewerFee", need("reviewerFee", reviewerFee), code),
                Optional.ofNullable(deadline),
                claims());
    }

    private ClaimTerms claims() {
        ClaimTerms usual = ClaimTerms.USUAL;
        return new ClaimTerms(
                judgements == null ? usual.judgements() : judgements,
                leaseMinutes == null ? usual.lease() : Duration.ofMinutes(leaseMinutes),
                graceMinutes == null ? usual.grace() : Duration.ofMinutes(graceMinutes),
                pauses == null ? usual.pauses() : pauses,
                pauseMinutes == null ? usual.pause() : Duration.ofMinutes(pauseMinutes));
    }

    private static <T> T need(String field, @Nullable T value) {
        if (value == null) {
            throw MarlinException.invalid(field + ": it is missing. Nothing was stored.");
        }
        return value;
    }
}
