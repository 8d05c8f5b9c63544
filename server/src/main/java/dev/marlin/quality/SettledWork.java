package dev.marlin.quality;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;

/**
 * One verdict of somebody on a submission that is settled.
 *
 * @param authored whether they wrote the submission, rather than reviewed it
 * @param firstRound whether it was accepted at the first round
 * @param agreed whether their first verdict preferred what the final one prefers
 */
record SettledWork(CampaignId campaign, PersonId person, boolean authored, boolean firstRound, boolean agreed) {}
