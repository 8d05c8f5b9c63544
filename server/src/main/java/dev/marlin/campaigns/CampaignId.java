package dev.marlin.campaigns;

import dev.marlin.kernel.Id;
import java.util.UUID;

/** Identifies a campaign. */
public record CampaignId(UUID value) implements Id {
    public static CampaignId random() {
        return new CampaignId(UUID.randomUUID());
    }

    public static CampaignId parse(String text) {
        return new CampaignId(Id.parse("That campaign", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
