package dev.marlin.campaigns;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Money;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign as a manager asks for it.
 *
 * @param name 1 to 120 characters, unique, read by experts: no agent's name in it
 * @param agentVersions two to eight different ones
 * @param reviewers 0 to 9
 * @param authorFee 0 or more, at most 1,000,000.00
 * @param reviewerFee same currency as the author's
 * @param claims how its tasks are handed out
 */
public record NewCampaign(
        String name,
        PrivacyClass privacyClass,
        List<UUID> agentVersions,
        RubricVersionId rubricVersion,
        int reviewers,
        Money authorFee,
        Money reviewerFee,
        Optional<Instant> deadline,
        ClaimTerms claims) {
    private static final long MAX_FEE = 100_000_000;

    /** @throws MarlinException INVALID that names the field and its rule */
    public NewCampaign {
        agentVersions = List.copyOf(agentVersions);
        require(
                !name.isBlank() && name.strip().equals(name) && name.length() <= 120,
                "name: 1 to 120 characters without spaces around them are needed");
        require(
                agentVersions.size() >= 2 && agentVersions.size() <= 8,
                "agentVersions: a comparison needs 2 to 8 agent versions, not " + agentVersions.size());
        require(
                new HashSet<>(agentVersions).size() == agentVersions.size(),
                "agentVersions: the same agent version is named twice");
        require(reviewers >= 0 && reviewers <= 9, "reviewers: 0 to 9, not " + reviewers);
        fee("authorFee", authorFee);
        fee("reviewerFee", reviewerFee);
        require(
                authorFee.currency().equals(reviewerFee.currency()),
                "reviewerFee: one campaign pays in one currency, " + authorFee.currency());
    }

    /** A campaign whose tasks are handed out as usual. */
    public NewCampaign(
            String name,
            PrivacyClass privacyClass,
            List<UUID> agentVersions,
            RubricVersionId rubricVersion,
            int reviewers,
            Money authorFee,
            Money reviewerFee,
            Optional<Instant> deadline) {
        this(
                name,
                privacyClass,
                agentVersions,
                rubricVersion,
                reviewers,
                authorFee,
                reviewerFee,
                deadline,
                ClaimTerms.USUAL);
    }

    private static void fee(String field, Money fee) {
        require(
                fee.minorUnits() >= 0 && fee.minorUnits() <= MAX_FEE,
                field + ": 0.00 to 1000000.00, not " + fee.amountText());
    }

    static void require(boolean kept, String rule) {
        if (!kept) {
            throw MarlinException.invalid(rule + ". Nothing was stored.");
        }
    }
}
