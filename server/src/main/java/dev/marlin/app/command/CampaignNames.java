package dev.marlin.app.command;

import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;

/** Campaigns as people type them: by name or id. */
final class CampaignNames {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private CampaignNames() {}

    /** @throws MarlinException NOT_FOUND, naming those that there are */
    static Campaign find(Campaigns campaigns, String text) {
        return campaigns.byName(text).orElseGet(() -> {
            if (text.matches(ID)) {
                return campaigns.get(CampaignId.parse(text));
            }
            throw new MarlinException(
                    Problem.NOT_FOUND,
                    "There is no campaign “" + text + "”. Nothing was changed. "
                            + NameList.of(
                                    campaigns.all().stream().map(Campaign::name).toList()));
        });
    }
}
