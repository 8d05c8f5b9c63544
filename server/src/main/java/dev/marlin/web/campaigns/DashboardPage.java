package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.outliers.Outlier;
import dev.marlin.dashboards.outliers.Outliers;
import dev.marlin.dashboards.snapshots.Snapshot;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A campaign in numbers.
 *
 * @param charts by the key of their table, whether there is anything to draw
 * @param snapshots of the campaign, latest first
 */
public record DashboardPage(
        Campaign campaign,
        Dashboard board,
        Periods periods,
        Map<String, Boolean> charts,
        List<Snapshot> snapshots,
        boolean mayFreeze)
        implements PageView {
    private static final int SHOWN = 40;

    public DashboardPage {
        snapshots = List.copyOf(snapshots);
        charts = Map.copyOf(charts);
    }

    /** The period shown, and its neighbors. */
    public record Periods(String current, String before, String after) {}

    /** Whether the table has a picture. */
    public boolean draws(String table) {
        return charts.getOrDefault(table, false);
    }

    /** Address of a part of this dashboard for the same period. */
    public String part(String kind, String table) {
        return "/campaigns/" + campaign.id() + "/dashboard/" + kind + "/" + table + "?period=" + periods.current();
    }

    /** Of whose work differs, everything that is flagged, and no more besides than a page can hold: there may be thousands. */
    public List<Outlier> shown(Outliers people) {
        List<Outlier> flagged = people.rows().stream().filter(Outlier::flagged).toList();
        return people.rows().stream().limit(Math.max(SHOWN, flagged.size())).toList();
    }

    /** {@code 4.2 points}. */
    public String points(double half) {
        return String.format(Locale.ROOT, "±%.1f points", 100 * half);
    }

    /** {@code 10 %}. */
    public String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** {@code 0.012}, {@code < 0.001}, or a dash where nothing can be said. */
    public String chance(Optional<Double> chance) {
        return chance.map(found -> found < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", found))
                .orElse("–");
    }
}
