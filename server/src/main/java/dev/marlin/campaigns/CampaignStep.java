package dev.marlin.campaigns;

import dev.marlin.kernel.MarlinException;
import java.util.EnumSet;
import java.util.Set;

/** How a campaign moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
enum CampaignStep {
    CLOSE(EnumSet.of(CampaignState.OPEN), CampaignState.CLOSED);

    private final Set<CampaignState> from;
    private final CampaignState to;

    CampaignStep(Set<CampaignState> from, CampaignState to) {
        this.from = Set.copyOf(from);
        this.to = to;
    }

    boolean allowedIn(CampaignState state) {
        return from.contains(state);
    }

    /** @throws MarlinException CONFLICT when this arrow does not begin in {@code state} */
    CampaignState apply(CampaignState state) {
        if (!allowedIn(state)) {
            throw MarlinException.conflict("This campaign is closed already. Nothing was changed.");
        }
        return to;
    }
}
