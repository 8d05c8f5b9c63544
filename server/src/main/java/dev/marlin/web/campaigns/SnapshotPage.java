package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.dashboards.DashboardTable;
import dev.marlin.dashboards.snapshots.Snapshot;
import dev.marlin.dashboards.snapshots.Snapshots;
import dev.marlin.web.ui.PageView;
import java.util.List;
import java.util.Locale;

/** A frozen dashboard: how to cite it, what it rests on, what it said. */
public record SnapshotPage(Campaign campaign, Snapshot snapshot, Snapshots.Recount recount, List<DashboardTable> tables)
        implements PageView {
    public SnapshotPage {
        tables = List.copyOf(tables);
    }

    /** Whether counting again gives the same bytes. */
    public boolean isSame() {
        return recount.json().equals(snapshot.json());
    }

    /** {@code Agreement slices}. */
    public String title(DashboardTable table) {
        String words = table.name().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Address of it, as it may be cited. */
    public String path() {
        return "/dashboards/snapshots/" + snapshot.id();
    }
}
