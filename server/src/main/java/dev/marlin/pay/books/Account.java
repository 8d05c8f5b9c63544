package dev.marlin.pay.books;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import java.util.UUID;

/** An account by its meaning; each has one balance per currency. */
public sealed interface Account {
    /** As the table of accounts spells its kind. */
    String kind();

    /** Whose it is. */
    UUID owner();

    /** One state of a person's money. */
    record Held(PersonId person, Purse purse) implements Account {
        @Override
        public String kind() {
            return purse.key();
        }

        @Override
        public UUID owner() {
            return person.value();
        }
    }

    /** What a campaign has committed and spent, as a negative balance. */
    record Spent(CampaignId campaign) implements Account {
        @Override
        public String kind() {
            return "campaign_spent";
        }

        @Override
        public UUID owner() {
            return campaign.value();
        }
    }
}
