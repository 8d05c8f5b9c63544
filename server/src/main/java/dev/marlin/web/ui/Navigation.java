package dev.marlin.web.ui;

import dev.marlin.identity.AuthorizationTable;
import dev.marlin.identity.Visitor;
import dev.marlin.web.ui.Shell.NavEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The side navigation: entries that the authorization table would let the visitor open. */
@Component
class Navigation {
    private static final String CAMPAIGN = "Campaign";
    private static final String INSTALLATION = "Installation";
    private static final List<NavEntry> ALL = List.of(
            new NavEntry("home", "/", "Your turn", "inbox", ""),
            new NavEntry("catalog", "/catalog", "Catalog", "book", ""),
            new NavEntry("tasks", "/tasks", "Tasks", "list", ""),
            new NavEntry("reviews", "/reviews", "Reviews", "scales", ""),
            new NavEntry("earnings", "/earnings", "Earnings", "coin", ""),
            new NavEntry("rubrics", "/rubrics", "Guidelines", "page", ""),
            new NavEntry("qualifications", "/qualifications", "Qualifications", "check", ""),
            new NavEntry("quality", "/quality", "Quality", "bars", ""),
            new NavEntry("campaigns", "/campaigns", "Campaigns", "flag", CAMPAIGN),
            new NavEntry("agents", "/agents", "Agents", "bot", CAMPAIGN),
            new NavEntry("runs", "/runs", "Runs", "branch", CAMPAIGN),
            new NavEntry("leaderboard", "/leaderboard", "Leaderboard", "bars", CAMPAIGN),
            new NavEntry("evaluations", "/evaluations", "Evaluations", "flag", CAMPAIGN),
            new NavEntry("datasets", "/datasets", "Datasets", "box", CAMPAIGN),
            new NavEntry("ledger", "/ledger", "Ledger", "ledger", INSTALLATION),
            new NavEntry("audit", "/audit", "Audit log", "chain", INSTALLATION),
            new NavEntry("webhooks", "/webhooks", "Webhooks", "wave", INSTALLATION),
            new NavEntry("experts", "/experts", "Experts", "people", INSTALLATION),
            new NavEntry("people", "/people", "People", "people", INSTALLATION));

    private final AuthorizationTable table;

    Navigation(AuthorizationTable table) {
        this.table = table;
    }

    List<NavEntry> of(Visitor visitor) {
        return ALL.stream()
                .filter(entry -> allows(entry.path(), Optional.of(visitor)))
                .toList();
    }

    /** Whether the visitor may open the page at this path, which has no variables. */
    boolean allows(String path, Optional<Visitor> visitor) {
        return table.decide("GET", path, visitor) instanceof AuthorizationTable.Verdict.Allowed;
    }
}
