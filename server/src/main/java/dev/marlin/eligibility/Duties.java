package dev.marlin.eligibility;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import org.springframework.stereotype.Service;

/** The door of duties: who judges in a campaign, or did, stays blind in it whatever role they come to have. */
@Service
public class Duties {
    private final EligibilityStore store;

    Duties(EligibilityStore store) {
        this.store = store;
    }

    /** Whether the person ever held, submitted, reviewed or decided anything in the campaign. */
    public boolean any(CampaignId campaign, PersonId person) {
        return store.judges(campaign, person);
    }

    /**
     * Passes those without duties.
     *
     * @throws MarlinException FORBIDDEN for those with one
     */
    public void requireNone(CampaignId campaign, PersonId person) {
        if (any(campaign, person)) {
            throw MarlinException.forbidden("You judge in this campaign, or did, so you may not see its agents or its"
                    + " numbers. Ask another manager. Nothing was changed.");
        }
    }
}
