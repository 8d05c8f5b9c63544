package dev.marlin.campaigns;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.PersonId;
import dev.marlin.rubrics.Reopenings;
import dev.marlin.rubrics.RubricVersionId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign's way from one rubric version to a newer one of the same rubric.
 *
 * @param size how much judged work is judged again, for {@link Rule#REREVIEW} only: {@code 20} or {@code 5%}
 * @param reason for people
 * @param decidedBy who ended it
 */
public record RubricMove(
        RubricMoveId id,
        CampaignId campaign,
        RubricVersionId from,
        RubricVersionId to,
        Rule rule,
        Optional<String> size,
        String reason,
        State state,
        PersonId proposedBy,
        Instant proposedAt,
        Optional<PersonId> decidedBy) {

    /** What becomes of work under the old version. */
    public enum Rule {
        /** Comparisons that are open keep their version, new ones take the new; what is judged stays as it is. */
        STAY,
        /** The same, and a sample of what is judged is judged again under the new version. */
        REREVIEW;

        /** As forms and the API spell it: {@code stay}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a move stands. */
    public enum State {
        /** Waits for a second manager, who confirms or refuses it; its proposer may withdraw it. */
        PROPOSED,
        /** The campaign takes the new version. Final. */
        DONE,
        /** A second manager was against it. Final. */
        REFUSED,
        /** Its proposer gave it up. Final. */
        WITHDRAWN;

        /** As the API spells it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may happen to a move: the whole table of its life. */
    public enum Step {
        CONFIRM(EnumSet.of(State.PROPOSED), State.DONE, "confirm"),
        REFUSE(EnumSet.of(State.PROPOSED), State.REFUSED, "refuse"),
        WITHDRAW(EnumSet.of(State.PROPOSED), State.WITHDRAWN, "withdraw");

        @SuppressWarnings("ImmutableEnumChecker") // copied by Set.copyOf
        private final Set<State> from;

        private final State to;
        private final String words;

        Step(Set<State> from, State to, String words) {
            this.from = Set.copyOf(from);
            this.to = to;
            this.words = words;
        }

        /** @throws MarlinException CONFLICT when the table has no such arrow */
        public State from(State state) {
            if (!from.contains(state)) {
                throw MarlinException.conflict("You cannot " + words + " this move: it is " + state.key()
                        + ". Nothing was changed; reload the page to see where it stands.");
            }
            return to;
        }
    }

    /**
     * A move as a manager asks for it.
     *
     * @param size needed for {@link Rule#REREVIEW}, refused for {@link Rule#STAY}
     * @param reason 1 to 500 characters
     */
    public record Wanted(CampaignId campaign, RubricVersionId to, Rule rule, Optional<String> size, String reason) {
        /** @throws MarlinException INVALID that names the field and its rule */
        public Wanted {
            NewCampaign.require(
                    !reason.isBlank() && reason.length() <= 500 && reason.indexOf(0) < 0,
                    "reason: 1 to 500 characters are needed");
            NewCampaign.require(
                    (rule == Rule.REREVIEW) == size.isPresent(),
                    "size: say how much is judged again, for the rule rereview and only for it");
            size.ifPresent(Reopenings.Size::parse);
        }

        /** From words: {@code stay} or {@code rereview}; an empty size is none. */
        public static Wanted of(CampaignId campaign, String to, String rule, String size, String reason) {
            Rule chosen = switch (rule) {
                case "stay" -> Rule.STAY;
                case "rereview" -> Rule.REREVIEW;
                default -> throw MarlinException.invalid("rule: say stay or rereview. Nothing was stored.");
            };
            Optional<String> share = Optional.of(size.strip()).filter(text -> !text.isEmpty());
            return new Wanted(campaign, RubricVersionId.parse(to), chosen, share, reason);
        }
    }

    /** A version that the campaign took, since when; until the next one. */
    public record Use(RubricVersionId version, Instant since) {}
}
