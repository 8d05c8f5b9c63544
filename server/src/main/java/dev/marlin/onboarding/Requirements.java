package dev.marlin.onboarding;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.Campaign;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.Digest;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.qualification.Qualification;
import dev.marlin.qualification.Qualifications;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of requirements: which qualification a campaign asks for before somebody claims a task of it. */
@Service
public class Requirements {
    private final RequirementStore store;
    private final Named named;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Requirements(RequirementStore store, Named named, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.named = named;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a requirement connects. */
    @Component("onboardingNamed")
    record Named(Campaigns campaigns, Qualifications qualifications) {}

    /**
     * From now on, claims in the campaign need the qualification; what is held already is finished without it.
     *
     * @param qualification name of one that is published for the campaign's rubric; empty for none
     * @throws MarlinException NOT_FOUND when there is no such campaign; INVALID when nobody could pass such a qualification
     */
    public void require(CampaignId id, Optional<String> qualification, PersonId by) {
        Campaign campaign = named.campaigns().get(id);
        qualification.ifPresent(name -> {
            if (forRubricOf(campaign, name).isEmpty()) {
                throw MarlinException.invalid("qualification: none of that name is published for the campaign's rubric"
                        + " version, so nobody could pass it. Nothing was changed.");
            }
        });
        transactions.executeWithoutResult(status -> {
            store.insert(id, qualification, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
            audit.record(AuditEvent.by(
                    by,
                    qualification.isPresent() ? "campaign.qualification-required" : "campaign.qualification-lifted",
                    "campaign",
                    id.value(),
                    qualification
                            .map(name -> Map.of("name_digest", Digest.sha256(name)))
                            .orElse(Map.of())));
        });
    }

    /** Name of the qualification that the campaign asks for. */
    public Optional<String> of(CampaignId campaign) {
        return store.required(campaign);
    }

    /** Campaigns that ask for a qualification of that name. */
    public List<CampaignId> requiring(String qualification) {
        return store.requiring(qualification);
    }

    /** Campaigns that ask for any. */
    List<CampaignId> asking() {
        return store.asking();
    }

    /** What the person has to pass before they claim tasks of the campaign; empty when nothing is lacking. */
    public Optional<Qualification> lacking(CampaignId id, PersonId person) {
        return store.required(id)
                .filter(name -> !store.satisfied(id, name, person))
                .flatMap(name -> forRubricOf(named.campaigns().get(id), name));
    }

    /** Whether the person may claim tasks of the campaign, as far as qualifications go. */
    boolean isMetBy(CampaignId id, PersonId person) {
        return store.required(id)
                .filter(name -> !store.satisfied(id, name, person))
                .isEmpty();
    }

    /** Whether the person has passed any qualification. */
    boolean hasPassedAny(PersonId person) {
        return store.passedAny(person);
    }

    private Optional<Qualification> forRubricOf(Campaign campaign, String name) {
        return named.qualifications().open().stream()
                .filter(found -> found.name().equals(name) && found.rubric().equals(campaign.rubricVersion()))
                .findFirst();
    }
}
