package dev.marlin.campaigns;

import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.Transition;
import java.util.EnumSet;
import java.util.Set;

/** How a campaign moves: one line per arrow. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
public enum CampaignStep implements Transition<CampaignState> {
    OPEN(EnumSet.of(CampaignState.DRAFT), CampaignState.OPEN, "opened"),
    PAUSE(EnumSet.of(CampaignState.OPEN), CampaignState.PAUSED, "paused"),
    RESUME(EnumSet.of(CampaignState.PAUSED), CampaignState.OPEN, "resumed"),
    CLOSE(EnumSet.of(CampaignState.DRAFT, CampaignState.OPEN, CampaignState.PAUSED), CampaignState.CLOSED, "closed");

    private final Arrow<CampaignState> arrow;
    private final String done;

    CampaignStep(Set<CampaignState> from, CampaignState to, String done) {
        this.arrow = new Arrow<>(from, to);
        this.done = done;
    }

    @Override
    public Arrow<CampaignState> arrow() {
        return arrow;
    }

    /** The step as it was done: {@code paused}. */
    public String done() {
        return done;
    }

    /** Whether those who work in it must be able to read why. */
    boolean needsReason() {
        return this == PAUSE || this == CLOSE;
    }

    @Override
    public String refusal(CampaignState state) {
        return switch (state) {
            case DRAFT -> "This campaign is not open yet. Nothing was changed.";
            case OPEN -> "This campaign is open already. Nothing was changed.";
            case PAUSED -> "This campaign is paused. Nothing was changed.";
            case CLOSED -> "This campaign is closed already. Nothing was changed.";
        };
    }
}
