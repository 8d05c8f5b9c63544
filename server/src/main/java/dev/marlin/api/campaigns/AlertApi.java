package dev.marlin.api.campaigns;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.dashboards.alerts.Alert;
import dev.marlin.dashboards.alerts.AlertKind;
import dev.marlin.dashboards.alerts.AlertRule;
import dev.marlin.dashboards.alerts.Alerts;
import dev.marlin.identity.Visitor;
import dev.marlin.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a campaign is watched for, for programs. */
@RestController
class AlertApi {
    private final Alerts alerts;

    AlertApi(Alerts alerts) {
        this.alerts = alerts;
    }

    /** What to watch for; {@code bound} in the unit of the kind, left out where it has none. */
    record RuleInput(@Nullable String kind, @Nullable Integer bound) {}

    /** Rules in force, and alerts, open ones first. */
    record AlertsAnswer(List<Rule> rules, List<Found> alerts) {
        record Rule(String id, String kind, int bound, String unit, Instant since) {
            static Rule of(AlertRule rule) {
                return new Rule(
                        rule.id().toString(),
                        rule.kind().key(),
                        rule.bound(),
                        rule.kind().unit(),
                        rule.setAt());
            }
        }

        record Found(
                String id,
                String rule,
                String kind,
                String state,
                String words,
                Instant openedAt,
                Optional<Instant> closedAt,
                String closing) {
            static Found of(Alert alert) {
                return new Found(
                        alert.id().toString(),
                        alert.rule().toString(),
                        alert.kind().key(),
                        alert.state().name().toLowerCase(Locale.ROOT),
                        alert.words(),
                        alert.openedAt(),
                        alert.closedAt(),
                        alert.closing());
            }
        }
    }

    @GetMapping("/api/v1/campaigns/{campaign}/alerts")
    AlertsAnswer all(Visitor visitor, @PathVariable String campaign) {
        CampaignId id = CampaignId.parse(campaign);
        return new AlertsAnswer(
                alerts.rules(id).stream().map(AlertsAnswer.Rule::of).toList(),
                alerts.of(id, visitor.id()).stream().map(AlertsAnswer.Found::of).toList());
    }

    @PostMapping("/api/v1/campaigns/{campaign}/alerts")
    @ResponseStatus(HttpStatus.CREATED)
    AlertsAnswer watch(@PathVariable String campaign, @RequestBody RuleInput input, Visitor visitor) {
        AlertKind kind = AlertKind.parse(input.kind() == null ? "" : input.kind());
        alerts.watch(CampaignId.parse(campaign), kind, input.bound() == null ? 0 : input.bound(), visitor.id());
        return all(visitor, campaign);
    }

    @PostMapping("/api/v1/campaigns/{campaign}/alerts/{rule}/end")
    AlertsAnswer end(@PathVariable String campaign, @PathVariable String rule, Visitor visitor) {
        alerts.end(CampaignId.parse(campaign), Id.parse("That rule", rule), visitor.id());
        return all(visitor, campaign);
    }
}
