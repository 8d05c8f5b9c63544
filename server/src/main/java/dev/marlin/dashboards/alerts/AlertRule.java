package dev.marlin.dashboards.alerts;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody wants to be told of a campaign.
 *
 * @param bound in the unit of the kind; 0 where it has none
 */
public record AlertRule(
        UUID id, CampaignId campaign, AlertKind kind, int bound, AlertRuleState state, PersonId setBy, Instant setAt) {}
