package dev.marlin.campaigns;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Rubrics;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of campaigns: opens, closes and hands out programs of comparisons. */
@Service
public class Campaigns {
    private final CampaignStore store;
    private final Rubrics rubrics;
    private final AgentRoster roster;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Campaigns(
            CampaignStore store,
            CampaignReferences references,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.store = store;
        this.rubrics = references.rubrics();
        this.roster = references.roster();
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a campaign.
     *
     * @throws MarlinException INVALID when an agent version or the rubric version does not exist, the deadline is past
     *     or the name says an agent's name; CONFLICT when the name is taken
     */
    public Campaign create(NewCampaign wanted, PersonId by) {
        check(wanted);
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lockNames();
            if (store.findByName(wanted.name()).isPresent()) {
                throw MarlinException.conflict("name: there is a campaign “" + wanted.name()
                        + "” already. Choose another; nothing was stored.");
            }
            CampaignId id = CampaignId.random();
            store.insert(id, wanted, by);
            audit.record(AuditEvent.by(by, "campaign.opened", "campaign", id.value(), facts(wanted)));
            return get(id);
        }));
    }

    /**
     * Closes the campaign: no task is opened, claimed or started in it any more; what is under way is finished.
     *
     * @throws MarlinException CONFLICT when it is closed already
     */
    public Campaign close(CampaignId id, PersonId by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Campaign campaign = store.lock(id).orElseThrow(Campaigns::unknown);
            store.setState(id, CampaignStep.CLOSE.from(campaign.state()));
            audit.record(AuditEvent.by(by, "campaign.closed", "campaign", id.value(), Map.of()));
            return get(id);
        }));
    }

    /** @throws MarlinException NOT_FOUND */
    public Campaign get(CampaignId id) {
        return store.find(id).orElseThrow(Campaigns::unknown);
    }

    /** The campaign of that exact name, for command lines and files. */
    public Optional<Campaign> byName(String name) {
        return store.findByName(name);
    }

    /** All campaigns, latest first. */
    public List<Campaign> all() {
        return store.all();
    }

    /** Campaigns in which something new may start, by name. */
    public List<Campaign> open() {
        return store.open();
    }

    /**
     * The campaign, if something new may start in it; stays open until the caller's transaction ends.
     *
     * @throws MarlinException CONFLICT when it is closed or its deadline is past
     */
    public Campaign requireOpen(CampaignId id) {
        Campaign campaign = store.lockShared(id).orElseThrow(Campaigns::unknown);
        if (campaign.deadline().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw MarlinException.conflict(
                    "The campaign's deadline is past: nothing new starts in it. What is under way can be finished.");
        }
        return switch (campaign.state()) {
            case OPEN -> campaign;
            case CLOSED ->
                throw MarlinException.conflict(
                        "The campaign is closed: nothing new starts in it. What is under way can be finished.");
        };
    }

    private void check(NewCampaign wanted) {
        List<AgentRoster.Entry> offered = roster.offered();
        Set<UUID> known = offered.stream().map(AgentRoster.Entry::agentVersion).collect(Collectors.toSet());
        for (UUID version : wanted.agentVersions()) {
            NewCampaign.require(known.contains(version), "agentVersions: there is no agent version " + version);
        }
        NewCampaign.require(
                rubrics.find(wanted.rubricVersion()).isPresent(),
                "rubricVersion: there is no published rubric version " + wanted.rubricVersion());
        String name = wanted.name().toLowerCase(Locale.ROOT);
        NewCampaign.require(
                offered.stream().noneMatch(entry -> name.contains(entry.agent().toLowerCase(Locale.ROOT))),
                "name: experts read it, so it may not say the name of an agent");
        NewCampaign.require(
                wanted.deadline()
                        .filter(deadline -> !deadline.isAfter(clock.instant()))
                        .isEmpty(),
                "deadline: it is in the past");
    }

    private static Map<String, String> facts(NewCampaign wanted) {
        return Map.of(
                "rubric_version", wanted.rubricVersion().toString(),
                "reviewers", Integer.toString(wanted.reviewers()),
                "judgements", Integer.toString(wanted.claims().judgements()),
                "lease", wanted.claims().lease().toString(),
                "author_fee", wanted.authorFee().toString(),
                "reviewer_fee", wanted.reviewerFee().toString(),
                "privacy_class", wanted.privacyClass().name());
    }

    private static MarlinException unknown() {
        return MarlinException.notFound("That campaign");
    }
}
