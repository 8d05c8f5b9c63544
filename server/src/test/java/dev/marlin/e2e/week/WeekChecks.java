package dev.marlin.e2e.week;

import dev.marlin.testkit.TestFiles;
import java.nio.file.Path;

/** All that must hold when the week is over. */
final class WeekChecks {
    private WeekChecks() {}

    static void all(Rehearsal week) {
        Path folder = TestFiles.dataFolder();
        try {
            WorkCheck.holds(week);
            OwnersCheck.holds(week.town.books());
            MoneyCheck.holds(week, folder);
            for (String campaign : week.town.campaigns) {
                Path release = Exports.release(week.town.mara, campaign, folder);
                JudgementCheck.holds(release, campaign.equals(week.town.campaigns.getFirst()) ? 3 : 2);
                DashboardCheck.holds(week.town.mara, campaign, release, folder);
            }
            AuditCheck.holds(week, folder);
        } finally {
            TestFiles.deleteTree(folder);
        }
    }
}
