package dev.marlin.campaigns;

import dev.marlin.kernel.PersonId;
import java.time.Instant;

/**
 * One step of a campaign's life as its history keeps it.
 *
 * @param reason for people; may be empty where the step needs none
 */
public record CampaignMove(CampaignStep step, String reason, PersonId by, Instant at) {}
