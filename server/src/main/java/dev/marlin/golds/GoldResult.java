package dev.marlin.golds;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * What somebody found on an extra place, held against the key.
 *
 * @param overall what they said at their first round, before anybody reviewed it: the key of one of the eight values
 * @param state of the submission
 */
public record GoldResult(
        PersonId person, CampaignId campaign, Found found, String overall, String state, Instant submittedAt) {
    /** How it stands to the key. */
    public enum Found {
        /** They prefer the side that the key names. */
        AGREES("agrees"),
        /** They prefer the other side, or none: a tie and both bad are no agreement. */
        DIFFERS("differs"),
        /** Their pair is not like the key's: other agents, or verifiers that say otherwise. Counts for nobody. */
        NOT_COMPARABLE("not comparable");

        private final String words;

        Found(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** As SQL and JSON spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Found parse(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
