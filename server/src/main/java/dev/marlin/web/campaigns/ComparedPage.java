package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.dashboards.Compared;
import dev.marlin.web.ui.PageView;
import java.util.Locale;

/** Two periods of a campaign side by side. */
public record ComparedPage(Campaign campaign, Compared compared) implements PageView {
    /** {@code +4.2 points (-1.0 to +9.3)}, or that there is too little. */
    public String difference(Compared.Row row) {
        return row.difference()
                .map(found -> String.format(
                        Locale.ROOT,
                        "%+.1f points (%+.1f to %+.1f)",
                        100 * found.value(),
                        100 * found.low(),
                        100 * found.high()))
                .orElse("too few to say");
    }
}
