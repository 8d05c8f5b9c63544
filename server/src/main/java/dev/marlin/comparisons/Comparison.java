package dev.marlin.comparisons;

import dev.marlin.campaigns.CampaignId;
import dev.marlin.kernel.Arrow;
import dev.marlin.kernel.PersonId;
import dev.marlin.kernel.Transition;
import dev.marlin.rubrics.RubricVersionId;
import dev.marlin.runs.PairId;
import dev.marlin.tasks.TaskId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A blind comparison of a pair by one expert, through all its turns.
 *
 * @param expert who compares and submits
 * @param rubricVersion what every judgement of it is bound to
 * @param turn latest turn that may be seen, from 1
 * @param round review round that the expert works on, from 1
 */
public record Comparison(
        ComparisonId id,
        PairId pair,
        TaskId task,
        CampaignId campaign,
        PersonId expert,
        RubricVersionId rubricVersion,
        State state,
        int turn,
        int round,
        Instant openedAt,
        Instant changedAt) {

    /** Where a comparison stands. */
    public enum State {
        /** The latest turn is shown; its expert judges, asks a follow-up or submits. */
        OPEN,
        /** Both sides work on the follow-up; the pair's next turn ends it, for both sides at once. */
        AWAITING_TURN,
        /** With the reviewers. They may ask for changes; an accepted submission stays here. */
        SUBMITTED,
        /** A reviewer asked for changes; its expert submits again. */
        REOPENED,
        /** The pair was withdrawn; nobody judges it. Final. */
        WITHDRAWN;

        /** As SQL and the API spell it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The expert may write judgements, annotations and drafts. */
        public boolean isWritable() {
            return this == OPEN || this == REOPENED;
        }
    }

    /** What may happen to a comparison: the whole table of its life. */
    @SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable copies, never handed out
    public enum Step implements Transition<State> {
        ASK_FOLLOW_UP(EnumSet.of(State.OPEN), State.AWAITING_TURN, "ask a follow-up"),
        SHOW_TURN(EnumSet.of(State.AWAITING_TURN), State.OPEN, "show the next turn"),
        SUBMIT(EnumSet.of(State.OPEN, State.REOPENED), State.SUBMITTED, "submit"),
        REOPEN(EnumSet.of(State.SUBMITTED), State.REOPENED, "reopen"),
        WITHDRAW(EnumSet.of(State.OPEN, State.AWAITING_TURN), State.WITHDRAWN, "withdraw");

        private final Arrow<State> arrow;
        private final String words;

        Step(Set<State> from, State to, String words) {
            this.arrow = new Arrow<>(from, to);
            this.words = words;
        }

        @Override
        public Arrow<State> arrow() {
            return arrow;
        }

        @Override
        public String refusal(State state) {
            return "You cannot " + words + " now: this comparison is "
                    + state.key().replace('_', ' ') + ". Nothing was changed; reload the page to see where it"
                    + " stands.";
        }
    }
}
