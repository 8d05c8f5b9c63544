package dev.marlin.web.agents;

import dev.marlin.agents.AgentVersion;
import dev.marlin.web.ui.PageView;
import dev.marlin.web.ui.Pretty;

/**
 * One agent version.
 *
 * @param settings with a line for each value, cut when it is long
 * @param cut whether something is missing
 */
public record AgentPage(AgentVersion version, String settings, boolean cut) implements PageView {
    private static final int SHOWN = 20_000;

    static AgentPage of(AgentVersion version) {
        String all = Pretty.json(version.settings());
        boolean cut = all.length() > SHOWN;
        return new AgentPage(version, cut ? all.substring(0, SHOWN) : all, cut);
    }

    /** What its results are worth as evidence. */
    public String evidence() {
        return switch (version.provenance()) {
            case SCRIPTED -> "A script is played; no model is called. Left out of rankings and releases unless asked.";
            case EXECUTED -> "A program runs in our sandbox.";
            case IMPORTED -> "Changes that were made elsewhere and brought here.";
        };
    }
}
