package dev.marlin.web.golds;

import dev.marlin.golds.GoldResult;
import dev.marlin.golds.GoldState;
import dev.marlin.golds.GoldTask;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Optional;

/**
 * One gold task and what was found on its extra places.
 *
 * @param mayRetire the visitor may retire it while it is active
 * @param error why what was sent was refused
 */
public record GoldPage(GoldTask gold, List<Line> results, boolean mayRetire, Optional<String> error)
        implements PageView {
    public GoldPage {
        results = List.copyOf(results);
    }

    /** What one person found, under their pseudonym of the campaign. */
    public record Line(String who, GoldResult result) {
        /** {@code a much better}. */
        public String overall() {
            return result.overall().replace('_', ' ');
        }
    }

    @Override
    public int status() {
        return error.isPresent() ? 409 : 200;
    }

    public String path() {
        return "/golds/" + gold.id();
    }

    public boolean retirable() {
        return mayRetire && gold.state() == GoldState.ACTIVE;
    }
}
