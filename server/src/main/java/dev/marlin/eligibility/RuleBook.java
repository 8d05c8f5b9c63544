package dev.marlin.eligibility;

import dev.marlin.audit.Audit;
import dev.marlin.audit.AuditEvent;
import dev.marlin.campaigns.CampaignId;
import dev.marlin.campaigns.Campaigns;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of campaigns' rules about people: each change is a new row and holds for claims and draws from then on. */
@Service
public class RuleBook {
    private final EligibilityStore store;
    private final Campaigns campaigns;
    private final Audit audit;
    private final TransactionTemplate transactions;

    RuleBook(EligibilityStore store, Campaigns campaigns, Audit audit, TransactionTemplate transactions) {
        this.store = store;
        this.campaigns = campaigns;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The rules in force; the strictest where nobody set any. */
    public CampaignRules of(CampaignId campaign) {
        return store.rules(campaign).orElse(CampaignRules.STRICT);
    }

    /**
     * Sets the rules. What somebody holds or was asked to review already is finished under those before.
     *
     * @throws MarlinException NOT_FOUND when there is no such campaign
     */
    public void set(CampaignId campaign, CampaignRules rules, PersonId by) {
        campaigns.get(campaign);
        transactions.executeWithoutResult(status -> {
            if (store.rules(campaign).filter(rules::equals).isPresent()) {
                return;
            }
            store.insert(campaign, rules, by);
            audit.record(AuditEvent.by(
                    by,
                    "campaign.eligibility-set",
                    "campaign",
                    campaign.value(),
                    Map.of(
                            "colleagues", Boolean.toString(rules.colleagues()),
                            "skills", Integer.toString(rules.skills().size()),
                            "credentials", String.join(" ", rules.credentialKeys()))));
        });
    }
}
