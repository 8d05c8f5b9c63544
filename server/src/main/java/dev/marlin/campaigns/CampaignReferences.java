package dev.marlin.campaigns;

import dev.marlin.rubrics.Rubrics;
import org.springframework.stereotype.Component;

/** What a campaign points at and must exist. */
@Component
record CampaignReferences(Rubrics rubrics, AgentRoster roster) {}
