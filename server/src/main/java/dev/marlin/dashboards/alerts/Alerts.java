package dev.marlin.dashboards.alerts;

import dev.marlin.attention.Attention;
import dev.marlin.attention.AttentionItem;
import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.dashboards.Dashboard;
import dev.marlin.dashboards.Dashboards;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Proposals;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of alerts. A rule has one open alert at most: what goes on being so is not told again. It closes itself when a
 * check finds that it is over. Managers are told, but for those who judge in the campaign; so are webhooks.
 */
@Service
public class Alerts {
    private static final String KIND = "campaign_alert";

    private final AlertStore store;
    private final AlertChecks checks;
    private final Campaigns campaigns;
    private final Dashboards dashboards;
    private final Ground ground;

    Alerts(AlertStore store, AlertChecks checks, Campaigns campaigns, Dashboards dashboards, Ground ground) {
        this.store = store;
        this.checks = checks;
        this.campaigns = campaigns;
        this.dashboards = dashboards;
        this.ground = ground;
    }

    /** One transaction, one clock, one log, whose turn it is, who manages. */
    @Component("alertGround")
    record Ground(TransactionTemplate transactions, Clock clock, Audit audit, Attention attention, Proposals managers) {
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Watches the campaign for something from now on.
     *
     * @throws MarlinException INVALID when the bound does not fit the kind; CONFLICT when it is watched for that already
     */
    public void watch(CampaignId campaign, AlertKind kind, int bound, PersonId by) {
        AlertRule rule = new AlertRule(
                UUID.randomUUID(),
                campaigns.get(campaign).id(),
                kind,
                kind.require(bound),
                AlertRuleState.WATCHING,
                by,
                ground.now());
        ground.transactions().executeWithoutResult(status -> {
            if (!store.insert(rule)) {
                throw MarlinException.conflict(
                        "The campaign is watched for this already. End that rule first; nothing was stored.");
            }
            log("campaign.alert-rule-set", Optional.of(by), rule);
        });
    }

    /** Ends a rule and drops what it found. @throws MarlinException CONFLICT when it is ended already */
    public void end(CampaignId campaign, UUID id, PersonId by) {
        ground.transactions().executeWithoutResult(status -> {
            AlertRule rule = store.lock(id)
                    .filter(found -> found.campaign().equals(campaign))
                    .orElseThrow(() -> MarlinException.notFound("That rule"));
            store.end(id, AlertRuleStep.END.from(rule.state()), ground.now());
            log("campaign.alert-rule-ended", Optional.of(by), rule);
            store.openOf(id).ifPresent(alert -> close(rule, alert, AlertStep.DROP, "The rule was ended."));
        });
    }

    /** What the campaign is watched for. */
    public List<AlertRule> rules(CampaignId campaign) {
        return store.watching(campaigns.get(campaign).id());
    }

    /** What was found, open ones first, then the latest; not for those who judge in the campaign. */
    public List<Alert> of(CampaignId campaign, PersonId reader) {
        dashboards.requireReader(campaign, reader);
        return store.alerts(campaign);
    }

    /** Checks every rule and says how many alerts are open; a job calls it every five minutes. */
    public int check() {
        int open = 0;
        CampaignId current = null;
        Supplier<Dashboard> board = () -> {
            throw new IllegalStateException("no campaign yet");
        };
        for (AlertRule rule : store.watching()) {
            Campaign campaign = campaigns.get(rule.campaign());
            if (!rule.campaign().equals(current)) {
                current = rule.campaign();
                board = new Once(() -> dashboards.ofHouse(campaign));
            }
            Optional<String> found = checks.check(rule, campaign, board, ground.now());
            ground.transactions().executeWithoutResult(status -> settle(rule, found));
            open += found.isPresent() ? 1 : 0;
        }
        return open;
    }

    private void settle(AlertRule rule, Optional<String> found) {
        boolean watching = store.lock(rule.id())
                .filter(now -> now.state() == AlertRuleState.WATCHING)
                .isPresent();
        Optional<Alert> open = store.openOf(rule.id());
        if (watching && found.isPresent() && open.isEmpty()) {
            open(rule, found.get());
        } else if (watching && found.isEmpty()) {
            open.ifPresent(
                    alert -> close(rule, alert, AlertStep.CLEAR, "A check found that this does not hold any more."));
        }
    }

    private void open(AlertRule rule, String words) {
        Alert alert = new Alert(
                UUID.randomUUID(), rule.id(), rule.kind(), AlertState.OPEN, words, ground.now(), Optional.empty(), "");
        store.open(alert);
        log("campaign.alert", Optional.empty(), rule);
        Stream.concat(Stream.of(rule.setBy()), ground.managers().seconds(rule.setBy()).stream())
                .filter(person -> dashboards.mayRead(rule.campaign(), person))
                .forEach(person -> ground.attention().set(item(person, rule, alert)));
    }

    private static AttentionItem item(PersonId person, AlertRule rule, Alert alert) {
        return new AttentionItem(
                person,
                KIND,
                alert.id(),
                "A campaign needs a look",
                alert.words(),
                "Look",
                "/campaigns/" + rule.campaign() + "/alerts",
                alert.openedAt(),
                Optional.empty());
    }

    private void close(AlertRule rule, Alert alert, AlertStep step, String why) {
        store.close(alert.id(), step.from(alert.state()), why, ground.now());
        ground.attention().clear(KIND, alert.id());
        log("campaign.alert-closed", Optional.empty(), rule);
    }

    private void log(String action, Optional<PersonId> by, AlertRule rule) {
        ground.audit()
                .record(new AuditEvent(
                        action,
                        by,
                        "campaign",
                        rule.campaign().value(),
                        Map.of("rule", rule.id().toString(), "kind", rule.kind().key())));
    }

    /** Computes once what several rules ask for. */
    private static final class Once implements Supplier<Dashboard> {
        private final Supplier<Dashboard> source;
        private Optional<Dashboard> known = Optional.empty();

        Once(Supplier<Dashboard> source) {
            this.source = source;
        }

        @Override
        public Dashboard get() {
            if (known.isEmpty()) {
                known = Optional.of(source.get());
            }
            return known.get();
        }
    }
}
