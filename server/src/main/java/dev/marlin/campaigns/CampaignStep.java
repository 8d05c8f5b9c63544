package dev.marlin.campaigns;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a campaign moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum CampaignStep implements Transition<CampaignState> {
    CLOSE(EnumSet.of(CampaignState.OPEN), CampaignState.CLOSED);

    private final Arrow<CampaignState> arrow;

    CampaignStep(Set<CampaignState> from, CampaignState to) {
        this.arrow = new Arrow<>(from, to);
    }

    @Override
    public Arrow<CampaignState> arrow() {
        return arrow;
    }

    @Override
    public String refusal(CampaignState state) {
        return "This campaign is closed already. Nothing was changed.";
    }
}
