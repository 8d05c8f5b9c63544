package dev.marlin.campaigns;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Rubrics;
import java.time.Clock;
import java.util.EnumSet;
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

/** The door of campaigns: opens, pauses, closes and hands out programs of comparisons. */
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
        return store(wanted, CampaignState.OPEN, "campaign.opened", by);
    }

    /** Stores a campaign that is not open yet; refused as {@link #create} is. */
    public Campaign draft(NewCampaign wanted, PersonId by) {
        return store(wanted, CampaignState.DRAFT, "campaign.drafted", by);
    }

    private Campaign store(NewCampaign wanted, CampaignState state, String action, PersonId by) {
        check(wanted);
        return Objects.requireNonNull(transactions.execute(status -> {
            store.lockNames();
            if (store.findByName(wanted.name()).isPresent()) {
                throw MarlinException.conflict("name: there is a campaign “" + wanted.name()
                        + "” already. Choose another; nothing was stored.");
            }
            CampaignId id = CampaignId.random();
            store.insert(id, wanted, state, by);
            audit.record(AuditEvent.by(by, action, "campaign", id.value(), facts(wanted)));
            return get(id);
        }));
    }

    /**
     * Moves the campaign on its way; {@link CampaignState} says what each state means for claims, runs and reviews.
     *
     * @param reason at most 500 characters; needed to pause and to close
     * @throws MarlinException INVALID without a reason that is needed; CONFLICT when the table has no such arrow
     */
    public Campaign move(CampaignId id, CampaignStep step, String reason, PersonId by) {
        String words = reason.strip();
        NewCampaign.require(
                words.length() <= 500 && words.indexOf(0) < 0 && !(step.needsReason() && words.isEmpty()),
                "reason: 1 to 500 characters for those who work in it are needed");
        return Objects.requireNonNull(transactions.execute(status -> {
            Campaign campaign = store.lock(id).orElseThrow(Campaigns::unknown);
            step.from(campaign.state());
            store.move(id, new CampaignMove(step, words, by, clock.instant()));
            audit.record(AuditEvent.by(by, "campaign." + step.done(), "campaign", id.value(), Map.of()));
            return get(id);
        }));
    }

    /** Closes the campaign: {@link #move} by {@link CampaignStep#CLOSE}. */
    public Campaign close(CampaignId id, String reason, PersonId by) {
        return move(id, CampaignStep.CLOSE, reason, by);
    }

    /** How the campaign came to stand where it stands, latest first. */
    public List<CampaignMove> moves(CampaignId id) {
        return store.moves(id);
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
     * The campaign, if its tasks are handed out; stays open until the caller's transaction ends.
     *
     * @throws MarlinException CONFLICT when it is a draft, paused or closed, or its deadline is past
     */
    public Campaign requireOpen(CampaignId id) {
        return require(id, EnumSet.of(CampaignState.OPEN));
    }

    /**
     * The campaign, if what somebody holds of it may go on with agents; a pause does not stop it.
     *
     * @throws MarlinException CONFLICT when it is a draft or closed, or its deadline is past
     */
    public Campaign requireRunning(CampaignId id) {
        return require(id, EnumSet.of(CampaignState.OPEN, CampaignState.PAUSED));
    }

    /**
     * The campaign, if tasks may be written for it.
     *
     * @throws MarlinException CONFLICT when it is closed or its deadline is past
     */
    public Campaign requireWritable(CampaignId id) {
        return require(id, EnumSet.of(CampaignState.DRAFT, CampaignState.OPEN, CampaignState.PAUSED));
    }

    private Campaign require(CampaignId id, Set<CampaignState> states) {
        Campaign campaign = store.lockShared(id).orElseThrow(Campaigns::unknown);
        if (campaign.deadline().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw MarlinException.conflict(
                    "The campaign's deadline is past: nothing new starts in it. What is under way can be finished.");
        }
        if (!states.contains(campaign.state())) {
            throw MarlinException.conflict(campaign.state().refusal());
        }
        return campaign;
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
