package dev.marlin.e2e.week;

import dev.marlin.testkit.TestFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that must hold when the week is over: each is asked, whatever became of the others. */
final class WeekChecks {
    private final List<AssertionError> failed = new ArrayList<>();

    private WeekChecks() {}

    static void all(Rehearsal week) {
        WeekChecks checks = new WeekChecks();
        Path folder = TestFiles.dataFolder();
        try {
            checks.ask("work", () -> WorkCheck.holds(week));
            checks.ask("owners", () -> OwnersCheck.holds(week.town.books()));
            checks.ask("money", () -> MoneyCheck.holds(week, folder));
            for (String campaign : week.town.campaigns) {
                int judges = campaign.equals(week.town.campaigns.getFirst()) ? 3 : 2;
                checks.ask("figures of " + campaign, () -> {
                    Path release = Exports.release(week.town.mara, campaign, folder);
                    JudgementCheck.holds(release, judges);
                    DashboardCheck.holds(week.town.mara, campaign, release, folder);
                });
            }
            checks.ask("audit log", () -> AuditCheck.holds(week, folder));
        } finally {
            TestFiles.deleteTree(folder);
        }
        if (!checks.failed.isEmpty()) {
            week.town.faults().forEach(System.out::println);
        }
        checks.requireNoneFailed();
    }

    private void ask(String name, Runnable check) {
        try {
            check.run();
            System.out.println("Week: checked, " + name);
        } catch (AssertionError e) {
            System.out.println("Week: FAILED, " + name + ": " + e.getMessage());
            failed.add(e);
        }
    }

    private void requireNoneFailed() {
        if (!failed.isEmpty()) {
            AssertionError first = failed.removeFirst();
            failed.forEach(first::addSuppressed);
            throw first;
        }
    }
}
