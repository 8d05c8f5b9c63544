package dev.marlin.reviews.terms;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of review terms: what holds in a campaign now, and what held for each submission. */
@Service
public class TermsBook {
    private final TermsStore store;
    private final Campaigns campaigns;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TermsBook(TermsStore store, Campaigns campaigns, Audit audit, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One version of a campaign's terms.
     *
     * @param number 0 for what the campaign was opened with
     * @param by empty for number 0
     */
    public record Version(int number, ReviewTerms terms, Optional<PersonId> by, Instant at) {}

    /** What holds for submissions that arrive now. */
    public Version inForce(CampaignId campaign) {
        return store.latest(campaign).orElseGet(() -> original(campaign));
    }

    /** Terms by the number that a submission names. */
    public ReviewTerms of(CampaignId campaign, int number) {
        return number == 0
                ? original(campaign).terms()
                : store.find(campaign, number)
                        .orElseThrow(() -> new IllegalStateException("no terms " + number + " of " + campaign))
                        .terms();
    }

    /** All versions, latest first; the last one is what the campaign was opened with. */
    public List<Version> history(CampaignId campaign) {
        List<Version> all = new ArrayList<>(store.all(campaign));
        all.add(original(campaign));
        return all;
    }

    /**
     * Sets what holds for submissions that arrive from now on.
     *
     * @param seen number in force that the person saw
     * @throws MarlinException CONFLICT when somebody set others meanwhile, or the campaign is closed
     */
    public Version set(CampaignId campaign, int seen, ReviewTerms terms, PersonId by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            campaigns.requireOpen(campaign);
            store.lock(campaign);
            Version now = inForce(campaign);
            if (now.number() != seen) {
                throw MarlinException.conflict("Somebody set other terms meanwhile: number " + now.number()
                        + " is in force, you saw " + seen + ". Nothing was stored; reload the page and compare.");
            }
            Version next = new Version(
                    seen + 1, terms, Optional.of(by), clock.instant().truncatedTo(ChronoUnit.MICROS));
            store.insert(campaign, next, by);
            audit.record(AuditEvent.by(by, "campaign.review-terms-set", "campaign", campaign.value(), facts(next)));
            return next;
        }));
    }

    private Version original(CampaignId id) {
        var campaign = campaigns.get(id);
        return new Version(0, ReviewTerms.usual(campaign.reviewers()), Optional.empty(), campaign.createdAt());
    }

    private static Map<String, String> facts(Version version) {
        ReviewTerms terms = version.terms();
        return Map.of(
                "number", Integer.toString(version.number()),
                "panels", terms.panelWords(),
                "rule", terms.rule().kind().key(),
                "axis_gap", Integer.toString(terms.rule().axisGap()),
                "stability_percent", Integer.toString(terms.rule().stabilityPercent()),
                "blind_percent", Integer.toString(terms.blindPercent()),
                "rounds", Integer.toString(terms.limits().rounds()),
                "turn", terms.limits().turn().toString(),
                "decision", terms.limits().decision().toString(),
                "appeal", terms.limits().appeal().toString());
    }
}
