package dev.marlin.web.campaigns;

import dev.marlin.campaigns.Campaign;
import dev.marlin.dashboards.alerts.Alert;
import dev.marlin.dashboards.alerts.AlertKind;
import dev.marlin.dashboards.alerts.AlertRule;
import dev.marlin.web.ui.PageView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a campaign is watched for and what was found.
 *
 * @param alerts open ones first, then the latest
 */
public record AlertsPage(
        Campaign campaign, List<AlertRule> rules, List<Alert> alerts, boolean mayWatch, Optional<String> problem)
        implements PageView {
    public AlertsPage {
        rules = List.copyOf(rules);
        alerts = List.copyOf(alerts);
    }

    /** What it is not watched for yet. */
    public List<AlertKind> free() {
        return Arrays.stream(AlertKind.values())
                .filter(kind -> rules.stream().noneMatch(rule -> rule.kind() == kind))
                .toList();
    }

    @Override
    public int status() {
        return problem.isPresent() ? 422 : 200;
    }
}
