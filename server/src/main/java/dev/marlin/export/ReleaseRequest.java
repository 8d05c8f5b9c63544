package dev.marlin.export;

import dev.marlin.campaigns.CampaignId;
import java.util.Optional;

/**
 * What to release.
 *
 * @param campaign empty for all campaigns
 * @param includeScripted also runs in which no model was called; every such row says so
 */
public record ReleaseRequest(Optional<CampaignId> campaign, boolean includeScripted) {}
