package dev.marlin.web.quality;

import dev.marlin.campaigns.Campaign;
import dev.marlin.quality.Qualities;
import dev.marlin.quality.Quality;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One's own quality, and for managers everybody's.
 *
 * @param own for those who judge
 * @param everybody for those who run campaigns
 */
public record QualityPage(List<Line> own, Optional<Everybody> everybody) implements PageView {
    public QualityPage {
        own = List.copyOf(own);
    }

    /** Figures and where they come from. */
    public record Line(String where, Quality quality) {}

    /**
     * Figures of everybody.
     *
     * @param chosen id of the campaign that they are from; empty: all
     */
    public record Everybody(List<Qualities.Named> people, List<Campaign> campaigns, String chosen) {
        public Everybody {
            people = List.copyOf(people);
            campaigns = List.copyOf(campaigns);
        }
    }
}
