package dev.marlin.reservations;

import java.time.Instant;

/** Why somebody cannot claim a task now: all reasons that there are. */
public sealed interface ClaimRefusal {
    /** Stable word for programs. */
    String code();

    /** A sentence for people: what is, and what to do. */
    String words();

    /** Its author still works on it. */
    record NotPublished() implements ClaimRefusal {
        @Override
        public String code() {
            return "not-published";
        }

        @Override
        public String words() {
            return "This task is not published yet. Nothing was changed.";
        }
    }

    /** It was taken out of the list. */
    record Withdrawn() implements ClaimRefusal {
        @Override
        public String code() {
            return "withdrawn";
        }

        @Override
        public String words() {
            return "This task was withdrawn. Nothing was changed.";
        }
    }

    /** Nothing new starts in its campaign. */
    record CampaignOver(String words) implements ClaimRefusal {
        @Override
        public String code() {
            return "campaign-over";
        }
    }

    /** Its campaign hands out nothing for now. */
    record CampaignPaused(String words) implements ClaimRefusal {
        @Override
        public String code() {
            return "campaign-paused";
        }
    }

    /**
     * Others hold all its free places.
     *
     * @param until when the first of them may become free
     */
    record Taken(Instant until) implements ClaimRefusal {
        @Override
        public String code() {
            return "taken";
        }

        @Override
        public String words() {
            return "Somebody else holds this task, until " + LeaseWords.utc(until)
                    + " unless they extend. Choose another; nothing was changed.";
        }
    }

    /** The person's own judgement is in: nobody judges a task twice. */
    record JudgedByYou() implements ClaimRefusal {
        @Override
        public String code() {
            return "judged-by-you";
        }

        @Override
        public String words() {
            return "You have judged this task already, and nobody judges a task twice. Choose another; nothing was"
                    + " changed.";
        }
    }

    /** All judgements are in. */
    record Judged() implements ClaimRefusal {
        @Override
        public String code() {
            return "judged";
        }

        @Override
        public String words() {
            return "This task is judged already. Choose another; nothing was changed.";
        }
    }

    /**
     * The person lacks something that they can get.
     *
     * @param code stable word of the condition, such as {@code qualification}
     * @param words what is lacking and how to get it
     */
    record Lacking(String code, String words) implements ClaimRefusal {}

    /** Not for this person, and no reason is given: such tasks are absent from their lists. */
    record NotOpenToYou() implements ClaimRefusal {
        @Override
        public String code() {
            return "not-open-to-you";
        }

        @Override
        public String words() {
            return "This task is not open to you. Choose another; nothing was changed.";
        }
    }
}
