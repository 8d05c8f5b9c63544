package dev.marlin.rubrics;

import java.util.Locale;

/** Where a proposal stands on its way to a published version; {@link ProposalStep} says how it moves. */
public enum ProposalState {
    /** Being written. Any manager may write on, propose or withdraw it. */
    DRAFT,
    /** Its words stand still and wait for a second manager, who publishes it or sends it back. */
    PROPOSED,
    /** A second person wants something changed. Writing on makes it a draft again. */
    SENT_BACK,
    /** It is a version. Final. */
    PUBLISHED,
    /** Nobody pursues it. Final. */
    WITHDRAWN;

    /** Somebody still has to act. */
    public boolean isOpen() {
        return switch (this) {
            case DRAFT, PROPOSED, SENT_BACK -> true;
            case PUBLISHED, WITHDRAWN -> false;
        };
    }

    /** Its words may be changed. */
    public boolean isWritable() {
        return this == DRAFT || this == SENT_BACK;
    }

    /** As the API spells it: {@code sent_back}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it: {@code sent back}. */
    public String words() {
        return key().replace('_', ' ');
    }
}
